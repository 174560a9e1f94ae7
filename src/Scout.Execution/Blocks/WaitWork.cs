using System.Globalization;
using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Blocks;

/// <summary>Waits for a time.</summary>
internal static class DelayWork
{
    public static BlockWork Prepare(BlockCall call)
    {
        var time = call.Bind(((DelayBlock)call.Block).Time);
        var now = call.Run.Time.GetUtcNow();
        var due = Due(time, now) ?? throw RunErrors.NoTime(call.Path, time.ValueKind == JsonValueKind.String ? $"'{time.GetString()}'" : Given.Kind(time.ValueKind));
        return due - now > Ranges.MaxWait ? throw RunErrors.TooLongAWait(call.Path, due)
            : BlockWork.Waits(LateJson.Of(PlainJson.Object(("time", time))), new() { Kind = WaitKind.Timer, Due = due, Deadline = WaitWork.Deadline(call) });
    }

    // A duration that is over already, and a time that has passed, are no wait at all: the timer is due at once.
    private static DateTimeOffset? Due(JsonElement time, DateTimeOffset now)
    {
        if (time.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = time.GetString()!;
        return IsoDurationConverter.TryParse(text, out var duration) ? duration <= Ranges.MaxWait ? now + (duration > TimeSpan.Zero ? duration : TimeSpan.Zero) : DateTimeOffset.MaxValue
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime()
            : null;
    }
}

/// <summary>Waits for an event.</summary>
internal static class WaitForWork
{
    public static BlockWork Prepare(BlockCall call)
    {
        var block = (WaitForBlock)call.Block;
        return BlockWork.Waits(LateJson.Of(PlainJson.Object(("event", PlainJson.Of(block.Event)))), WaitWork.Outside(block)! with { Deadline = WaitWork.Deadline(call) });
    }
}

/// <summary>Waits for a decision.</summary>
internal static class ApproveWork
{
    public static BlockWork Prepare(BlockCall call)
    {
        var block = (ApproveBlock)call.Block;
        var text = call.Render(block.Text);
        return BlockWork.Waits(LateJson.Of(PlainJson.Object(("text", PlainJson.Of(text)))), WaitWork.Outside(block)! with { Text = text, Deadline = WaitWork.Deadline(call) });
    }
}

/// <summary>What blocks that wait have in common.</summary>
internal static class WaitWork
{
    /// <summary>What a block waits for that comes from outside; none where it is no such block.</summary>
    public static BlockWait? Outside(Block block) => block switch
    {
        WaitForBlock awaited => new() { Kind = WaitKind.Event, Event = awaited.Event },
        ApproveBlock asked => new() { Kind = WaitKind.Approval, By = asked.By },
        _ => null,
    };

    /// <summary>When an attempt that begins now has waited too long.</summary>
    public static DateTimeOffset? Deadline(BlockCall call) => call.Run.Time.GetUtcNow() + call.Block.Timeout;

    /// <summary>What follows for the block from what it waited for: its output, or that it fails.</summary>
    public static RunRecord Record(BlockCall call, RunSignal signal) =>
        call.Block is ApproveBlock { MayBeDenied: false } && !signal.Data.GetProperty("approved").GetBoolean()
            ? new RunRecord.AttemptFailed(call.Frame.Id, call.Slot, call.Attempt, RunErrors.Denied(call.Path, signal), Final: true)
            : new RunRecord.BlockDone(call.Frame.Id, call.Slot, call.Attempt, call.Fit(signal.Data));

    /// <summary>Whether a signal is one that the block waits for.</summary>
    public static bool Fits(BlockCall call, BlockWait wait, RunSignal signal) =>
        (signal.Block is null || signal.Block == call.Path)
        && (wait.Kind == WaitKind.Event ? signal.Event == wait.Event : wait.Kind == WaitKind.Approval && signal is { Event: null, Block: not null } && wait.MayDecide(signal.By))
        && SchemaCheck.Validate(call.Block.Output, signal.Data, out _, "data").IsEmpty;
}
