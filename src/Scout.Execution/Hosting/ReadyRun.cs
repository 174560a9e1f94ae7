using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Execution.Blocks;
using Scout.Execution.Plans;
using Scout.Execution.Running;
using Scout.Execution.Telemetry;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using Scout.Revisions.Secrets;
using Scout.Revisions.Telemetry;

namespace Scout.Execution.Hosting;

/// <summary>A run whose inputs and code were checked.</summary>
internal sealed class ReadyRun(RunContext context, Plan plan, StartRun request, JsonElement inputs)
{
    private static readonly Action<ILogger, string, int, Exception?> TooShort = LoggerMessage.Define<string, int>(
        LogLevel.Warning, default, "the secret {Name} has fewer than {Shortest} characters and is shown in events and logs as it is; use a longer one");

    /// <summary>Runs to the end.</summary>
    /// <param name="journal">Gets the records.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <param name="mailbox">What is told to the run from outside; none: nothing is.</param>
    /// <returns>The last record; the journal got it too, where it still takes any.</returns>
    public async Task<RunEvent> ExecuteAsync(IRunJournal journal, CancellationToken cancellation, RunMailbox? mailbox = null)
    {
        var (span, spans) = Tell();
        var last = await ExecuteAsync(journal, mailbox, span, spans, cancellation).ConfigureAwait(false);
        var (status, error) = RunEnds.Of(last);
        span.End(status, error);
        return last;
    }

    private async Task<RunEvent> ExecuteAsync(IRunJournal journal, RunMailbox? mailbox, RunSpan span, BlockSpans? spans, CancellationToken cancellation)
    {
        var watched = new LastOf(journal);
        RunError error;
        WarnOfSecrets();
        try
        {
            var run = new LocalRun(context, plan, watched, request.Journal) { PromotionId = request.PromotionId, Bundle = request.Bundle, Parking = request.Parking, Mailbox = mailbox, Trace = TraceParent.Write(span.Context), Spans = spans };
            await run.ExecuteAsync(inputs, cancellation).ConfigureAwait(false);
            return watched.Last!;
        }
        catch (ScoutException exception)
        {
            error = new(exception.Code, exception.Message);
        }
        catch (Exception exception)
        {
            error = HostErrors.Failed(exception);
        }

        return await FailAsync(watched, error).ConfigureAwait(false);
    }

    private async Task<RunEvent> FailAsync(LastOf watched, RunError error)
    {
        var last = new RunFailed
        {
            RunId = request.RunId,
            Sequence = (watched.Last ?? request.Journal.LastOrDefault()) is { } before ? before.Sequence + 1 : 0,
            Time = context.Time.GetUtcNow(),
            Error = error,
            ElapsedMs = 0,
        };
        try
        {
            await watched.WriteAsync([last], null).ConfigureAwait(false);
        }
        catch (ScoutException)
        {
            // The journal itself is what failed: whoever asked is told by the answer.
        }

        return last;
    }

    private (RunSpan Span, BlockSpans? Blocks) Tell()
    {
        var workflow = plan.Revision.Workflow;
        var facts = new RunLabels(request.RunId, workflow, plan.RevisionId, request.Environment, request.PromotionId, request.RerunOf);
        var span = RunSpan.Begin("work", facts, TraceParent.Read(request.TraceParent, request.TraceState), EarlierLife.Of(request.Journal));
        return (span, BlockSpans.For(context, workflow, span.Context));
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

    // What the journal got last, with the run's whole output where that is the last.
    private sealed class LastOf(IRunJournal journal) : IRunJournal
    {
        public RunEvent? Last { get; private set; }

        public async ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result)
        {
            await journal.WriteAsync(records, result).ConfigureAwait(false);
            Last = records[^1] is RunCompleted completed && result is { } whole ? completed with { Output = whole } : records[^1];
        }

        public long Kept => journal.Kept;

        public ValueTask KeptAsync(long sequence, CancellationToken cancellation) => journal.KeptAsync(sequence, cancellation);
    }
}
