using System.Collections.Immutable;
using System.Threading.Channels;
using Scout.Revisions.Runs;

namespace Scout.Runs.Owning;

/// <summary>A run that this process owns.</summary>
internal sealed class OwnedRun
{
    private readonly Channel<RunEvent> _records = Channel.CreateUnbounded<RunEvent>(new() { SingleReader = true, SingleWriter = true });
    private readonly Func<Task> _cancel;
    private readonly Func<Task> _interrupt;
    private readonly Action _leave;
    private readonly TaskCompletionSource<RunSummary> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal OwnedRun(string runId, Func<Task> cancel, Func<Task> interrupt, Action leave) => (RunId, _cancel, _interrupt, _leave) = (runId, cancel, interrupt, leave);

    /// <summary>The run's id.</summary>
    public string RunId { get; }

    /// <summary>The sequence of the last record from before this owner had it; -1 for a new run.</summary>
    public long Before { get; internal init; } = -1;

    /// <summary>Told what models have said so far, with the block's path, where the run is watched; from any thread.</summary>
    public Action<string, string>? Saying { get; set; }

    /// <summary>Told which of its blocks have waited for places at models for a while, whenever that changes; from any thread.</summary>
    public Action<ImmutableArray<PlaceWait>>? Queueing { get; set; }

    /// <summary>Every reason why the run was not started; empty when it was.</summary>
    public ImmutableArray<RunError> Refusals { get; internal set; } = [];

    /// <summary>The run when this process has nothing more to do with it: at its end, waiting for whoever goes on with it, or interrupted, with the reason for that.</summary>
    public Task<RunSummary> End => _end.Task;

    /// <summary>The run's records, each once it is kept; to be read once. Of a run that is taken up again those from before are among them.</summary>
    /// <param name="cancellation">Ends the reading, not the run.</param>
    public IAsyncEnumerable<RunEvent> ReadAsync(CancellationToken cancellation = default) => _records.Reader.ReadAllAsync(cancellation);

    /// <summary>Asks for the end of the run; its last record follows.</summary>
    public Task CancelAsync() => _cancel();

    /// <summary>Ends a run that works, and leaves one that waits: it does so for longer than whoever looks at it.</summary>
    public Task InterruptAsync() => _interrupt();

    /// <summary>Leaves the run to whoever comes next, as soon as it only waits.</summary>
    public void Leave() => _leave();

    internal void Tell(IEnumerable<RunEvent> records)
    {
        foreach (var record in records)
        {
            _records.Writer.TryWrite(record);
        }
    }

    internal void Finish(RunSummary run)
    {
        _records.Writer.TryComplete();
        _end.TrySetResult(run);
    }
}
