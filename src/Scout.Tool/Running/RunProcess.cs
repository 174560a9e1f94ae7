using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Environments.Workers;
using Scout.Revisions.Runs;

namespace Scout.Tool.Running;

/// <summary>One run in a worker of its own.</summary>
internal static class RunProcess
{
    /// <summary>Runs to the end. When it is interrupted, the run is canceled in good order and its last event still comes.</summary>
    /// <param name="target">What to run.</param>
    /// <param name="inputs">The inputs, not checked yet.</param>
    /// <param name="options">How the worker is started.</param>
    /// <param name="time">The clock.</param>
    /// <param name="watch">Gets each event, and the run as it is after it.</param>
    /// <param name="cancellation">Interrupts.</param>
    /// <returns>The run at its end, or every reason why the worker refused it.</returns>
    public static async Task<ProcessOutcome> RunAsync(
        RunTarget target,
        JsonElement inputs,
        WorkerOptions options,
        TimeProvider time,
        Action<RunEvent, RunSummary> watch,
        CancellationToken cancellation)
    {
        await using var worker = await WorkerClient.StartAsync(target.Output, options, cancellation);
        var run = await worker.RunAsync(target.Start(RunIds.New(time.GetUtcNow()), inputs), cancellation);
        if (run.IsRefused)
        {
            return new(null, run.Refusals);
        }

        await using var interruption = cancellation.Register(() => _ = worker.CancelAsync(run.RunId, CancellationToken.None));
        RunSummary? summary = null;
        await foreach (var happened in run.ReadEventsAsync(CancellationToken.None))
        {
            summary = happened is RunStarted started ? RunSummary.Of(started) : (summary ?? Unstarted(target, run.RunId, inputs, happened)).With(happened);
            watch(happened, summary);
        }

        return new(summary, []);
    }

    // A worker that dies at once leaves an end without a beginning.
    private static RunSummary Unstarted(RunTarget target, string runId, JsonElement inputs, RunEvent first) => new()
    {
        RunId = runId,
        Workflow = target.Workflow,
        RevisionId = target.RevisionId,
        Environment = target.Environment,
        Started = first.Time,
        Inputs = inputs,
    };
}

/// <summary>How a run ended, or why it never began.</summary>
/// <param name="Run">The run at its end; none when it was refused.</param>
/// <param name="Refusals">Every reason at once; empty when it began.</param>
internal sealed record ProcessOutcome(RunSummary? Run, ImmutableArray<RunError> Refusals);
