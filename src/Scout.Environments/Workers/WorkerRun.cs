using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Environments.Workers;

/// <summary>Records that a worker reported together.</summary>
/// <param name="Records">The records, in order.</param>
/// <param name="Result">The run's output as it is, with the last record, where that hides a secret in it.</param>
internal sealed record RunReport(ImmutableArray<RunEvent> Records, JsonElement? Result)
{
    /// <summary>The records as whoever asked for the run sees them: with the run's whole output.</summary>
    public IEnumerable<RunEvent> Shown => Result is { } result ? Records.Select(record => record is RunCompleted completed ? completed with { Output = result } : record) : Records;
}

/// <summary>A run that a worker was asked for.</summary>
internal sealed class WorkerRun
{
    private readonly Channel<RunReport> _reports = Channel.CreateUnbounded<RunReport>(new() { SingleReader = true, SingleWriter = false });
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<long, Task> _keep;
    private ImmutableSortedSet<string> _underWay = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    private long _next;
    private long _last = long.MaxValue;

    /// <param name="runId">The run's id.</param>
    /// <param name="next">The sequence of the next record.</param>
    /// <param name="keep">Tells the worker that records are kept.</param>
    internal WorkerRun(string runId, long next, Func<long, Task> keep) => (RunId, _next, _keep) = (runId, next, keep);

    /// <summary>The run's id.</summary>
    public string RunId { get; }

    /// <summary>Every reason why the worker did not start the run; empty when it did.</summary>
    public ImmutableArray<RunError> Refusals { get; private set; } = [];

    /// <summary>Whether the worker refused the run: there are no records then.</summary>
    public bool IsRefused => !Refusals.IsEmpty;

    /// <summary>Told what models have said so far, with the block's path, where the run is watched.</summary>
    public Action<string, string>? Saying { get; set; }

    /// <summary>Told what the worker wants of places at models: a <see cref="PlaceWanted"/> or a <see cref="PlaceLeft"/>, in order.</summary>
    public Action<WorkerMessage>? Places { get; init; }

    /// <summary>Why the worker was lost before the run had ended, or none.</summary>
    public RunError? Lost { get; private set; }

    internal Task Answered => _answered.Task;

    /// <summary>
    /// The run's records as they come, to be read once. Blocks with an effect wait until <see cref="KeepAsync"/> was called for what came before.
    /// It ends with the run, and when the worker is <see cref="Lost"/>; there is nothing at all when the run was refused.
    /// </summary>
    /// <param name="cancellation">Ends the reading, not the run: see <see cref="WorkerClient.CancelAsync"/>.</param>
    public IAsyncEnumerable<RunReport> ReadAsync(CancellationToken cancellation = default) => _reports.Reader.ReadAllAsync(cancellation);

    /// <summary>Tells the worker that a record and all before it are kept. Of the last that it has of the run it need not know.</summary>
    /// <param name="sequence">The record.</param>
    public Task KeepAsync(long sequence) => sequence < Volatile.Read(ref _last) ? _keep(sequence) : Task.CompletedTask;

    /// <summary>
    /// The run's records for somebody who keeps nothing but what is in memory. The last one is <see cref="RunCompleted"/>, <see cref="RunFailed"/> or <see cref="RunCanceled"/>,
    /// also when the worker dies: then it is a <see cref="RunFailed"/> of this side.
    /// </summary>
    /// <param name="cancellation">Ends the reading, not the run.</param>
    public async IAsyncEnumerable<RunEvent> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var report in ReadAsync(cancellation).ConfigureAwait(false))
        {
            await KeepAsync(report.Records[^1].Sequence).ConfigureAwait(false);
            foreach (var record in report.Shown)
            {
                yield return record;
            }
        }

        if (Lost is { } error)
        {
            yield return new RunFailed { RunId = RunId, Sequence = _next, Time = TimeProvider.System.GetUtcNow(), Error = error, ElapsedMs = 0 };
        }
    }

    internal void Refuse(ImmutableArray<RunError> errors)
    {
        Refusals = errors;
        End();
    }

    /// <summary>Hands records on; says whether the last that the worker has of the run was among them.</summary>
    internal bool Reported(RunReport report)
    {
        _next = report.Records[^1].Sequence + 1;
        _underWay = report.Records.Aggregate(_underWay, After);
        var isLast = report.Records[^1].IsLastOfWorker;
        if (isLast)
        {
            Volatile.Write(ref _last, report.Records[^1].Sequence);
        }

        _reports.Writer.TryWrite(report);
        _answered.TrySetResult();
        if (isLast)
        {
            End();
            return true;
        }

        return false;
    }

    internal void Lose(RunError error)
    {
        // Who holds others waits for them.
        Lost = WorkerErrors.While(error, [.. _underWay.Where(block => !_underWay.Any(other => IsIn(other, block)))]);
        End();
    }

    private static ImmutableSortedSet<string> After(ImmutableSortedSet<string> underWay, RunEvent record) => record switch
    {
        BlockStarted started => underWay.Add(started.Block),
        BlockCompleted completed => underWay.Remove(completed.Block),
        BlockFailed failed => underWay.Remove(failed.Block),
        BlockRetrying retrying => underWay.Remove(retrying.Block),
        BlockWaiting waiting => underWay.Remove(waiting.Block),
        BlockStopped stopped => underWay.Remove(stopped.Block),
        _ => underWay,
    };

    private static bool IsIn(string inner, string outer) =>
        inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) && inner[outer.Length] is '/' or '[';

    private void End()
    {
        _reports.Writer.TryComplete();
        _answered.TrySetResult();
    }
}
