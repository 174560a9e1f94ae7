using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>Numbers a run's events, keeps secrets out of them, and holds them until they can be sent in order.</summary>
internal sealed class RunEventWriter(RunContext run)
{
    private readonly Queue<RunEvent> _waiting = new();
    private readonly long _began = run.Time.GetTimestamp();
    private long _next;

    /// <summary>How many events wait to be sent.</summary>
    public int Waiting => _waiting.Count;

    private double Elapsed => run.Time.GetElapsedTime(_began).TotalMilliseconds;

    public void Started(string workflow, string revisionId, string? promotionId, string? bundle, JsonElement inputs) => _waiting.Enqueue(new RunStarted
    {
        RunId = run.RunId,
        Sequence = _next++,
        Time = run.Time.GetUtcNow(),
        Workflow = workflow,
        RevisionId = revisionId,
        Environment = run.Environment,
        PromotionId = promotionId,
        Bundle = bundle,
        Inputs = run.Secrets.Redact(inputs),
    });

    public void BlockStarted(string block, string type, int attempt, JsonElement? input) => _waiting.Enqueue(new BlockStarted
    {
        RunId = run.RunId,
        Sequence = _next++,
        Time = run.Time.GetUtcNow(),
        Block = block,
        Type = type,
        Attempt = attempt,
        Input = Redact(input),
    });

    public void BlockRetrying(string block, int attempt, RunError error, TimeSpan delay) => _waiting.Enqueue(new BlockRetrying
    {
        RunId = run.RunId,
        Sequence = _next++,
        Time = run.Time.GetUtcNow(),
        Block = block,
        Attempt = attempt,
        Error = Redact(error),
        DelayMs = delay.TotalMilliseconds,
    });

    public void BlockCompleted(string block, JsonElement output, TimeSpan elapsed, JsonElement? meta, RunError? replaces) => _waiting.Enqueue(new BlockCompleted
    {
        RunId = run.RunId,
        Sequence = _next++,
        Time = run.Time.GetUtcNow(),
        Block = block,
        Output = run.Secrets.Redact(output),
        ElapsedMs = elapsed.TotalMilliseconds,
        Meta = Redact(meta),
        Replaces = replaces is null ? null : Redact(replaces),
    });

    public void BlockFailed(string block, RunError error, TimeSpan elapsed) => _waiting.Enqueue(new BlockFailed
    {
        RunId = run.RunId,
        Sequence = _next++,
        Time = run.Time.GetUtcNow(),
        Block = block,
        Error = Redact(error),
        ElapsedMs = elapsed.TotalMilliseconds,
    });

    public void Ended(RunResult outcome) => _waiting.Enqueue(outcome.End switch
    {
        RunEnd.Completed => new RunCompleted
        {
            RunId = run.RunId,
            Sequence = _next++,
            Time = run.Time.GetUtcNow(),
            // The run's result is what it is: only its log keeps secrets out of it.
            Output = outcome.Output!.Value,
            ElapsedMs = Elapsed,
        },
        RunEnd.Failed => new RunFailed { RunId = run.RunId, Sequence = _next++, Time = run.Time.GetUtcNow(), Error = Redact(outcome.Error!), ElapsedMs = Elapsed },
        _ => new RunCanceled { RunId = run.RunId, Sequence = _next++, Time = run.Time.GetUtcNow(), ElapsedMs = Elapsed },
    });

    /// <summary>An event as the run's log keeps it.</summary>
    public static RunEvent ForLog(RunEvent happened, RunSecrets secrets) => happened is RunCompleted completed ? completed with { Output = secrets.Redact(completed.Output) } : happened;

    /// <summary>Sends what waits.</summary>
    public async ValueTask FlushAsync(Func<RunEvent, ValueTask> send)
    {
        while (_waiting.TryDequeue(out var next))
        {
            await send(next).ConfigureAwait(false);
        }
    }

    private JsonElement? Redact(JsonElement? json) => json is { } value ? run.Secrets.Redact(value) : null;

    private RunError Redact(RunError error) => error with
    {
        Message = run.Secrets.Redact(error.Message),
        Detail = error.Detail is null ? null : run.Secrets.Redact(error.Detail),
    };
}
