using System.Collections.Immutable;
using System.Threading.Channels;
using Scout.Revisions.Runs;

namespace Scout.Environments.Workers;

/// <summary>A run that a worker was asked for.</summary>
internal sealed class WorkerRun
{
    private readonly Channel<RunEvent> _events = Channel.CreateUnbounded<RunEvent>(new() { SingleReader = true, SingleWriter = false });
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _next;

    internal WorkerRun(string runId) => RunId = runId;

    /// <summary>The run's id.</summary>
    public string RunId { get; }

    /// <summary>Every reason why the worker did not start the run; empty when it did.</summary>
    public ImmutableArray<RunError> Refusals { get; private set; } = [];

    /// <summary>Whether the worker refused the run: there are no events then.</summary>
    public bool IsRefused => !Refusals.IsEmpty;

    internal Task Answered => _answered.Task;

    /// <summary>
    /// The run's events as they happen, to be read once. The last one is <see cref="RunCompleted"/>, <see cref="RunFailed"/> or <see cref="RunCanceled"/>,
    /// also when the worker dies: then it is a <see cref="RunFailed"/> of this side. No event at all when the run was refused.
    /// </summary>
    /// <param name="cancellation">Ends the reading, not the run: see <see cref="WorkerClient.CancelAsync"/>.</param>
    public IAsyncEnumerable<RunEvent> ReadEventsAsync(CancellationToken cancellation = default) => _events.Reader.ReadAllAsync(cancellation);

    internal void Refuse(ImmutableArray<RunError> errors)
    {
        Refusals = errors;
        End();
    }

    /// <summary>Hands an event on; says whether it was the run's last.</summary>
    internal bool Happened(RunEvent happened)
    {
        _next = happened.Sequence + 1;
        _events.Writer.TryWrite(happened);
        _answered.TrySetResult();
        if (happened is RunCompleted or RunFailed or RunCanceled)
        {
            End();
            return true;
        }

        return false;
    }

    internal void Lost(RunError error, DateTimeOffset time, TimeSpan elapsed) =>
        Happened(new RunFailed { RunId = RunId, Sequence = _next, Time = time, Error = error, ElapsedMs = elapsed.TotalMilliseconds });

    private void End()
    {
        _events.Writer.TryComplete();
        _answered.TrySetResult();
    }
}
