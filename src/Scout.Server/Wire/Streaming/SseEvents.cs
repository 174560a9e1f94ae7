using System.Collections.Immutable;
using System.Globalization;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Answers;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Definitions;

namespace Scout.Server.Wire.Streaming;

/// <summary>
/// Tells of one run: the start first, each block between its start and its end, and exactly one end, last. It is fed every record from the first on. What it tells is for all readers alike,
/// whatever each has already. Not for many threads.
/// </summary>
/// <param name="definitions">What the run's revision does; none where that is not known.</param>
/// <param name="session">The session that the run belongs to.</param>
/// <param name="organization">The organization.</param>
internal sealed class SseEvents(BlockDefinitions? definitions, string session, string organization)
{
    private readonly OrderedDictionary<string, OpenBlock> _open = new(StringComparer.Ordinal);
    private EventWriter? _write;
    private long _last = -1;

    /// <summary>Whether the end was told: nothing follows.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What a record tells. One that was there before, or that does not fit what was there, tells nothing.</summary>
    /// <param name="record">The record.</param>
    public ImmutableArray<WireEnvelope> Next(RunEvent record)
    {
        if (HasEnded || record.Sequence <= _last || (_write is null && record is not RunStarted))
        {
            return [];
        }

        _last = record.Sequence;
        var events = Told(record).ToImmutableArray();
        // The last alone has the record's number: who lost the connection between two of them gets both again.
        var id = record.Sequence.ToString(CultureInfo.InvariantCulture);
        return [.. events.Select((told, i) => Envelope(told, record.Time, i == events.Length - 1 ? id : null))];
    }

    /// <summary>Hears what a model has said so far.</summary>
    /// <param name="path">The block's path.</param>
    /// <param name="text">All of it, or its end.</param>
    /// <returns>Whether there is more of it than before.</returns>
    public bool Hear(string path, string text) => !HasEnded && _open.TryGetValue(path, out var block) && block.Said.Hear(text);

    /// <summary>The blocks that have said something, and have not ended.</summary>
    public IEnumerable<OpenBlock> Speaking => HasEnded ? [] : _open.Values.Where(block => block.Said.Length > 0);

    /// <summary>What comes behind what a reader was told of what a block says.</summary>
    /// <param name="block">One that speaks.</param>
    /// <param name="length">How much of it the reader was told.</param>
    /// <param name="now">The time.</param>
    public WireEnvelope Piece(OpenBlock block, int length, DateTimeOffset now) =>
        Envelope(_write!.Update(block, WireBlockUpdated.Partial, ("output", Values.Text(block.Said.After(length)))), now, null);

    /// <summary>The end of a run of which no record follows although it has no end: it was interrupted, needs a decision, has used up its budget, or nobody stays with it while it waits.</summary>
    /// <param name="run">The run.</param>
    /// <param name="now">The time.</param>
    public ImmutableArray<WireEnvelope> End(RunSummary run, DateTimeOffset now)
    {
        if (HasEnded || _write is null)
        {
            return [];
        }

        var message = WireStatus.Message(run) ?? $"The run {run.RunId} was left while it was {WireStatus.Word(run.Status)}.";
        return
        [
            .. Ended(WireStatus.IsOver(run.Status) ? RunStatus.Canceled : RunStatus.Interrupted, run.Output is not null ? _write.Completed(KeptValues.Of(run).Output, run.Status) : _write.Failed(message, run.Status, run.Error))
                .Select(told => Envelope(told, now, null)),
        ];
    }

    private IEnumerable<WireEvent> Told(RunEvent record)
    {
        switch (record)
        {
            case RunStarted started when _write is null:
                _write = new(started, session);
                return [_write.Started()];
            case BlockStarted started:
                return Began(started);
            case RunCompleted completed:
                return Ended(RunStatus.Canceled, _write!.Completed(completed.Redacted ? null : completed.Output, completed.Stopped ? RunStatus.Stopped : RunStatus.Completed));
            case RunFailed failed:
                return Ended(RunStatus.Canceled, _write!.Failed(WireStatus.Text(failed.Error), RunStatus.Failed, failed.Error));
            case RunCanceled canceled:
                return Ended(RunStatus.Canceled, _write!.Failed(WireStatus.Message(RunStatus.Canceled, null, canceled.RunId)!, RunStatus.Canceled, null));
            default:
                return record.BlockPath is { } path && _open.TryGetValue(path, out var block) ? OfBlock(record, block with { Used = block.Used + ModelUsage.Of(record) }) : [];
        }
    }

    private IEnumerable<WireEvent> Began(BlockStarted started)
    {
        var input = started.Redacted ? null : started.Input;
        // Another attempt is no other start.
        if (_open.TryGetValue(started.Block, out var before))
        {
            before.Said.BeginAgain();
            _open[started.Block] = before with { Input = input };
            return [];
        }

        var block = new OpenBlock(started.Block, started.Type, definitions?.Find(started.Block, started.Type) ?? BlockAnswers.Unknown(started.Block, started.Type), started.Sequence) { Input = input };
        _open[started.Block] = block;
        return [_write!.Started(block)];
    }

    private IEnumerable<WireEvent> OfBlock(RunEvent record, OpenBlock block)
    {
        _open[block.Path] = block;
        switch (record)
        {
            case BlockRetrying retrying:
                block.Said.BeginAgain();
                return [_write!.Update(block, null, ("scout_status", PlainJson.Of("retrying")), ("attempt", PlainJson.Of(retrying.Attempt)), ("error", Values.Error(retrying.Error)), ("delay_ms", PlainJson.Of(Values.Milliseconds(retrying.DelayMs))))];
            case BlockRecovering recovering:
                block.Said.BeginAgain();
                return [_write!.Update(block, null, ("scout_status", PlainJson.Of("recovering")), ("error", Values.Error(recovering.Error)))];
            case BlockWaiting waiting:
                return [_write!.Update(block, null, ("scout_status", PlainJson.Of("waiting")), ("wait", RunAnswers.Wait(waiting.Wait)))];
            case BlockStopped { Again: false } stopped:
                _open.Remove(block.Path);
                return [_write!.Stopped(block, RunStatus.Canceled, stopped.Meta)];
            case BlockCompleted completed:
                _open.Remove(block.Path);
                return completed.Redacted
                    ? [_write!.Completed(block, completed)]
                    : [_write!.Update(block, WireBlockUpdated.Complete, ("output", completed.Output)), _write!.Completed(block, completed)];
            case BlockFailed failed:
                _open.Remove(block.Path);
                return [_write!.Failed(block, failed)];
            default:
                return [];
        }
    }

    // What is open when the run ends did not end by itself; what lies in a block ends before it.
    private WireEvent[] Ended(RunStatus left, WireEvent end)
    {
        HasEnded = true;
        return [.. _open.Values.Reverse().Select(block => _write!.Stopped(block, left, null)), end];
    }

    private WireEnvelope Envelope(WireEvent told, DateTimeOffset time, string? id) => new()
    {
        OrganizationId = organization,
        Name = told.Name,
        Environment = WireEnvelope.Platform,
        Version = WireEnvelope.CurrentVersion,
        Data = told,
        Id = id,
        CorrelationId = told.WorkflowRunId,
        Timestamp = time,
        EventType = told.Name,
    };
}
