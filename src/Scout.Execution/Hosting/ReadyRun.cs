using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Execution.Blocks;
using Scout.Execution.Plans;
using Scout.Execution.Running;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Execution.Hosting;

/// <summary>A run whose inputs and code were checked.</summary>
internal sealed class ReadyRun(RunContext context, Plan plan, StartRun request, JsonElement inputs)
{
    private static readonly Action<ILogger, string, int, Exception?> TooShort = LoggerMessage.Define<string, int>(
        LogLevel.Warning, default, "the secret {Name} has fewer than {Shortest} characters and is shown in events and logs as it is; use a longer one");

    /// <summary>Runs to the end; the run's log is written on the way.</summary>
    /// <param name="send">Gets the events in order, each after it was logged.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <returns>The last event; it was sent too.</returns>
    public async Task<RunEvent> ExecuteAsync(Func<RunEvent, ValueTask> send, CancellationToken cancellation)
    {
        RunEvent? last = null;
        WarnOfSecrets();
        try
        {
            using var log = request.LogFile is { } file ? new RunLogWriter(file) : null;
            var run = new LocalRun(context, plan) { PromotionId = request.PromotionId, Bundle = request.Bundle };
            await run.ExecuteAsync(inputs, Tell, cancellation).ConfigureAwait(false);
            return last!;

            async ValueTask Tell(RunEvent happened)
            {
                log?.Write(RunEventWriter.ForLog(happened, context.Secrets));
                last = happened;
                await send(happened).ConfigureAwait(false);
            }
        }
        catch (RunLogException exception)
        {
            last = Lost(last, HostErrors.LogNotWritten(request.LogFile!, exception.InnerException!));
        }
        catch (ScoutException exception)
        {
            last = Lost(last, new(exception.Code, exception.Message));
        }
        catch (Exception exception)
        {
            last = Lost(last, HostErrors.Failed(exception));
        }

        await send(last).ConfigureAwait(false);
        return last;
    }

    // Not in an event: it is no block's, and nothing that went wrong.
    private void WarnOfSecrets()
    {
        if (!context.Secrets.TooShort.IsEmpty && context.Services.GetService<ILoggerFactory>()?.CreateLogger("Secrets") is { } logger)
        {
            foreach (var name in context.Secrets.TooShort)
            {
                TooShort(logger, name, SecretForm.Shortest, null);
            }
        }
    }

    private RunFailed Lost(RunEvent? last, RunError error) => new()
    {
        RunId = request.RunId,
        Sequence = last is null ? 0 : last.Sequence + 1,
        Time = context.Time.GetUtcNow(),
        Error = error,
        ElapsedMs = 0,
    };
}
