using System.Collections.Immutable;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Runs.Storage;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Definitions;

namespace Scout.Server.Wire.Answers;

/// <summary>Runs as the logs have them.</summary>
internal static class RunLogs
{
    /// <summary>A run, also one that is under way.</summary>
    /// <param name="entry">The run as a whole.</param>
    /// <param name="run">Its blocks; none: a summary.</param>
    /// <param name="definitions">What its revision does; none where that is not known.</param>
    /// <param name="session">The session that it belongs to.</param>
    /// <param name="now">The time.</param>
    /// <param name="feedback">What was said of it.</param>
    public static WireRunLog Of(RunEntry entry, RunSummary? run, BlockDefinitions? definitions, string session, DateTimeOffset now, ImmutableArray<RunFeedback> feedback = default)
    {
        var end = entry.Ended ?? (WireStatus.IsUnderWay(entry.Status) ? Later(now, entry.Started) : entry.Started.AddMilliseconds(Values.Milliseconds(entry.ElapsedMs ?? 0)));
        return new()
        {
            WorkflowDisplayName = definitions?.Config.WorkflowDisplayName ?? DisplayName.Of(entry.Workflow),
            WorkflowRunId = entry.RunId,
            WorkflowId = entry.Workflow,
            Status = WireStatus.Of(entry.Status),
            SessionId = session,
            Environment = entry.Environment,
            RevisionId = entry.RevisionId,
            Cost = entry.Used.Cost ?? 0,
            Blocks = run is null ? NoBlocks : Blocks(KeptValues.Of(run), definitions),
            Output = run is null ? null : KeptValues.Of(run).Output,
            ElapsedTimeMs = Values.Milliseconds(entry.ElapsedMs ?? (end - entry.Started).TotalMilliseconds),
            TimestampStart = entry.Started,
            TimestampEnd = end,
            Message = Message(entry, run),
            ScoutStatus = WireStatus.Word(entry.Status),
            UnpricedRequests = Values.UnlessNone(entry.UnpricedRequests),
            PromotionId = entry.PromotionId,
            Inputs = run is { Redacted: false } ? run.Inputs : null,
            Redacted = KeptValues.Mark(run is { Redacted: true }),
            Feedback = RunAnswers.Feedback(feedback),
        };
    }

    /// <summary>A block of a run.</summary>
    /// <param name="path">The block's path.</param>
    /// <param name="block">The block.</param>
    /// <param name="definitions">What the revision does; none where that is not known.</param>
    public static WireBlockRun Block(string path, BlockSummary block, BlockDefinitions? definitions)
    {
        var defined = definitions?.Find(path, block.Type) ?? BlockAnswers.Unknown(path, block.Type);
        var used = ModelUsage.Of(block.Meta);
        return new()
        {
            BlockArchetypeId = defined.BlockArchetypeId,
            BlockType = block.Type,
            BlockId = path,
            BlockInputs = Values.Object(block.Input, "input"),
            Config = defined,
            BlockDisplayName = defined.BlockDisplayName,
            BlockOutput = block.Output,
            Metadata = Values.Metadata(
                block.Meta,
                ("attempts", block.Attempts > 1 ? PlainJson.Of(block.Attempts) : null),
                ("replaces", Values.Error(block.Replaces)),
                ("taken_from", block.TakenFrom is { } run ? PlainJson.Of(run) : null),
                ("wait", RunAnswers.Wait(block.Wait))),
            ElapsedTimeMs = block.ElapsedMs is { } elapsed ? Values.Milliseconds(elapsed) : null,
            // What was taken over was paid for by the run that it comes from.
            Cost = block.TakenFrom is null ? used.Cost : null,
            Message = (block.Error ?? block.Replaces) is { } error ? WireStatus.Text(error) : null,
            Status = WireStatus.Of(block.Status),
            TimestampStart = block.Started,
            TimestampEnd = block.ElapsedMs is { } took ? block.Started.AddMilliseconds(Values.Milliseconds(took)) : null,
            ScoutStatus = WireStatus.Word(block.Status),
            UnpricedRequests = block.TakenFrom is null ? Values.UnlessNone(used.UnpricedRequests) : null,
        };
    }

    private static OrderedDictionary<string, WireBlockRun> NoBlocks { get; } = [];

    private static OrderedDictionary<string, WireBlockRun> Blocks(RunSummary run, BlockDefinitions? definitions)
    {
        var blocks = new OrderedDictionary<string, WireBlockRun>(run.Order.Count, StringComparer.Ordinal);
        foreach (var path in run.Order)
        {
            blocks[path] = Block(path, run.Blocks[path], definitions);
        }

        return blocks;
    }

    private static string? Message(RunEntry entry, RunSummary? run) =>
        entry.Waits is { Length: > 0 } waits ? string.Join("; ", waits.Select(wait => RunAnswers.Words(wait.Block, wait.Wait)))
        : entry.Status == RunStatus.Waiting ? null
        : WireStatus.Message(entry.Status, entry.Error ?? run?.Error, entry.RunId, run?.Undecided);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
