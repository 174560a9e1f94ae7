using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Plans;
using Scout.Execution.Runs;
using Scout.Execution.Telemetry;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>
/// Runs a plan in this process, in memory. One loop owns the run's state; blocks work beside it and answer with records.
/// What only needs computing is done in the loop at once.
/// </summary>
internal sealed partial class LocalRun
{
    private const int ManyEvents = 256;

    // What only computes runs ahead of what is kept, but not without end.
    private const int FarAhead = 16 * 1024;

    private readonly RunContext _run;
    private readonly Plan _plan;
    private readonly RunState _state;
    private ImmutableArray<RunEvent> _journal;
    private readonly IRunJournal _kept;
    private readonly RunEventWriter _events;
    private readonly RunClock _clock;
    private readonly RunThreads _threads = new();

    // Blocks that can begin and have not: enough others wait for a thread.
    private readonly Queue<(Frame Frame, int Slot, int Attempt)> _later = new();

    // Attempts that wait, in order: until it is told that they begin, so that one that ends the process has a name, and until what came before them is kept.
    private readonly Queue<(Attempt Attempt, long Before)> _held = new();
    private bool _isHeld;
    private CancellationToken _over;

    private volatile bool _isCanceled;
    private int _atWork;
    private RunResult? _outcome;

    // Whether the loop was woken for log lines and has not looked yet: once is enough for all of them.
    private int _isWoken;

    /// <summary>Prepares a run.</summary>
    /// <param name="run">What its blocks work with.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="kept">Where its records go.</param>
    /// <param name="journal">Its records so far, where it is taken up again.</param>
    public LocalRun(RunContext run, Plan plan, IRunJournal kept, ImmutableArray<RunEvent> journal = default)
    {
        _plan = plan;
        _kept = kept;
        _journal = journal.IsDefault ? [] : journal;
        _state = new(plan);
        _events = _journal.IsEmpty ? new(run) : new(run, _journal[^1].Sequence + 1, _journal[0].Time);
        _clock = new(run.Time);
        _budget = new(run.RunId, run.Environment, run.Limits, _journal.Aggregate(ModelUsage.None, (used, record) => used + ModelUsage.Of(record)));
        _run = run with { Workflow = plan.Revision.Workflow, StartedAt = _events.Began, Logged = Logged, Budget = _budget, IsCanceled = () => _isCanceled };
        _worked = WorkedTime.Of(_journal);
    }

    /// <summary>The promotion that put the revision there, or none.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The bundle's digest, or none.</summary>
    public string? Bundle { get; init; }

    /// <summary>Where in a trace the run is, or none.</summary>
    public string? Trace { get; init; }

    /// <summary>Tells telemetry of blocks; none: nobody listens.</summary>
    public BlockSpans? Spans { get; init; }

    /// <summary>Runs to the end and records everything on the way.</summary>
    /// <param name="inputs">The inputs, checked and with their defaults.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <exception cref="ScoutException">The records cannot be written, or the run cannot be taken up from those that there are.</exception>
    public async Task<RunResult> ExecuteAsync(JsonElement inputs, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource();
        _over = over.Token;
        Mailbox?.Open(signal => Tell(new RunRecord.Signaled(signal)));
        var timeLimit = TimeLimit();
        var canceling = cancellation.Register(() =>
        {
            _isCanceled = true;
            Tell(new RunRecord.CancelRequested());
        });
        await using (canceling.ConfigureAwait(false))
        {
            try
            {
                await LoopAsync(inputs, cancellation).ConfigureAwait(false);
            }
            finally
            {
                timeLimit?.Stop();
                await FullPool.CancelAsync(over).ConfigureAwait(false);
                TellUsed();
                await StopAllAsync().ConfigureAwait(false);
                Spans?.EndAll(_outcome?.End == RunEnd.Waiting ? BlockEnd.Waiting : BlockEnd.Stopped);
            }

            _events.Ended(_outcome!);
            await FlushAsync(_outcome!.Output is { } output && _events.IsMasked(output) ? output : null).ConfigureAwait(false);
            return _outcome;
        }
    }

    private async Task LoopAsync(JsonElement inputs, CancellationToken cancellation)
    {
        await BeginAsync(inputs).ConfigureAwait(false);
        while (true)
        {
            while (TryNext(out var command))
            {
                Do(command);
                if (_events.Waiting > ManyEvents)
                {
                    await FlushAsync().ConfigureAwait(false);
                    Release();
                    if (_kept.Kept < _events.Last - FarAhead)
                    {
                        await _kept.KeptAsync(_events.Last - FarAhead, cancellation).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    }

                    if (cancellation.IsCancellationRequested)
                    {
                        _state.Apply(new RunRecord.CancelRequested());
                    }
                }
            }

            Volatile.Write(ref _isWoken, 0);
            await FlushAsync().ConfigureAwait(false);
            if (_outcome is not null)
            {
                return;
            }

            Release();
            if (Spent() is { } spent)
            {
                _outcome = spent;
                return;
            }

            if (Parked() is { } parked)
            {
                _outcome = parked;
                return;
            }

            await _threads.ToldAsync();
            while (_threads.TryTake(out var message))
            {
                Take(message);
            }
        }
    }

    private async Task BeginAsync(JsonElement inputs)
    {
        if (_journal.IsEmpty)
        {
            _events.Started(_plan.Revision.Workflow, _plan.RevisionId, PromotionId, Bundle, Trace, inputs);
            await FlushAsync().ConfigureAwait(false);
            _state.Apply(new RunRecord.Began(inputs));
            return;
        }

        var replay = new Replay(_run, _state);
        var todo = replay.Apply(_journal);
        _events.Resumed(_journal.OfType<RunResumed>().Select(resumed => resumed.Epoch).DefaultIfEmpty(1).Max() + 1, Trace);
        _journal = [];
        await FlushAsync().ConfigureAwait(false);
        Resume(replay);
        foreach (var (command, due, wait) in todo)
        {
            if (!RunState.IsCurrent(command))
            {
                // What was done just before has ended what it is for.
                continue;
            }

            if (due is { } at)
            {
                Wait(command.Frame, command.Slot, command.Attempt, at - _run.Time.GetUtcNow());
            }
            else if (wait is not null)
            {
                Spans?.Begin(command.Frame, command.Slot, command.Attempt);
                Await(new(new(_run, command.Frame, command.Slot, command.Attempt), wait));
            }
            else
            {
                Do(command);
            }
        }
    }

    private ValueTask FlushAsync(JsonElement? result = null) =>
        _events.Take() is { IsEmpty: false } records ? _kept.WriteAsync(records, result) : ValueTask.CompletedTask;
}
