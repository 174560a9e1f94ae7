using System.Collections.Immutable;
using System.Threading.Channels;
using Scout.Revisions.Runs;

namespace Scout.Runs.Owning;

/// <summary>A run that this process owns.</summary>
internal sealed class OwnedRun
{
    private readonly Channel<RunEvent> _records = Channel.CreateUnbounded<RunEvent>(new() { SingleReader = true, SingleWriter = true });
    private readonly Func<Task> _cancel;
    private readonly TaskCompletionSource<RunSummary> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal OwnedRun(string runId, Func<Task> cancel) => (RunId, _cancel) = (runId, cancel);

    /// <summary>The run's id.</summary>
    public string RunId { get; }

    /// <summary>Every reason why the run was not started; empty when it was.</summary>
    public ImmutableArray<RunError> Refusals { get; internal set; } = [];

    /// <summary>The run when this process has nothing more to do with it: at its end, or interrupted, with the reason for that.</summary>
    public Task<RunSummary> End => _end.Task;

    /// <summary>The run's records, each once it is kept; to be read once. Of a run that is taken up again those from before are among them.</summary>
    /// <param name="cancellation">Ends the reading, not the run.</param>
    public IAsyncEnumerable<RunEvent> ReadAsync(CancellationToken cancellation = default) => _records.Reader.ReadAllAsync(cancellation);

    /// <summary>Asks for the end of the run; its last record follows.</summary>
    public Task CancelAsync() => _cancel();

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
