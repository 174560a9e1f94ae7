using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Scout.Execution.Running;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Testing.Time;

namespace Scout.Testing;

/// <summary>
/// The waits of a test's run, and its records: it answers those that the test has an answer for, skips time where nothing is at work, and lets go of the run where it
/// waits for what does not come.
/// </summary>
internal sealed class FakedWaits(TestedRun run, SkippingClock clock, RunMailbox mailbox) : IRunJournal
{
    private readonly Lock _lock = new();
    private readonly List<RunEvent> _records = [];

    // What a timer that is due ends by itself: a Delay, the wait before another attempt, and an attempt whose time the test lets pass.
    private readonly HashSet<string> _passing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unanswered = new(StringComparer.Ordinal);

    /// <summary>The records of the run.</summary>
    public ImmutableArray<RunEvent> Records
    {
        get
        {
            lock (_lock)
            {
                return [.. _records];
            }
        }
    }

    public long Kept => long.MaxValue;

    public ValueTask KeptAsync(long sequence, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result)
    {
        lock (_lock)
        {
            _records.AddRange(records.Select(record => record is RunCompleted completed && result is { } whole ? completed with { Output = whole } : record));
        }

        foreach (var record in records)
        {
            Follow(record);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Nothing is at work: skips time to what is due next.</summary>
    /// <returns>Whether the run goes on: not where somebody else would have to do something, or nothing is due.</returns>
    public bool GoesOn(IReadOnlyList<DueBlock> due)
    {
        if (due.Count == 0)
        {
            return false;
        }

        var next = due.MinBy(block => block.Due);
        if (_unanswered.Count > 0 && !_passing.Contains(next.Path))
        {
            return false;
        }

        clock.SkipTo(next.Due);
        return true;
    }

    private void Follow(RunEvent record)
    {
        switch (record)
        {
            case BlockWaiting { Wait.Kind: WaitKind.Timer } or BlockRetrying:
                _passing.Add(record.BlockPath!);
                break;
            case BlockWaiting { Signal: null } waiting:
                Answer(waiting);
                break;
            case BlockStarted started:
                Forget(started.Block);
                if (run.IsToTimeOut(started.Block))
                {
                    _passing.Add(started.Block);
                }

                break;
            case BlockCompleted or BlockFailed or BlockStopped or BlockRecovering:
                Forget(record.BlockPath!);
                break;
        }
    }

    private void Forget(string block)
    {
        _passing.Remove(block);
        _unanswered.Remove(block);
    }

    private void Answer(BlockWaiting waiting)
    {
        if (run.IsToTimeOut(waiting.Block))
        {
            return;
        }

        if (run.TakeWait(waiting.Block) is { } fake)
        {
            mailbox.Post(Signal(fake, waiting));
        }
        else
        {
            _unanswered.Add(waiting.Block);
        }
    }

    private RunSignal Signal(WaitFake fake, BlockWaiting waiting)
    {
        if (fake is EventFake happened)
        {
            return new() { Event = waiting.Wait.Event, Block = waiting.Block, Data = happened.Data, By = Decider };
        }

        var decided = (DecisionFake)fake;
        var by = By(decided, waiting.Wait);
        return new()
        {
            Block = waiting.Block,
            By = by,
            Data = PlainJson.Object(
                ("approved", PlainJson.Of(decided.IsApproved)),
                ("by", PlainJson.Of(by)),
                ("reason", decided.Reason is { } reason ? PlainJson.Of(reason) : PlainJson.Null),
                ("at", PlainJson.Of(clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)))),
        };
    }

    /// <summary>Who decides.</summary>
    public static string By(DecisionFake decided, BlockWait wait) => decided.By ?? (wait.By.IsEmpty ? Decider : wait.By[0]);

    private const string Decider = "test@example.com";
}
