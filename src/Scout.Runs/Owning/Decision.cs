using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Runs.Changes;
using Scout.Runs.Reruns;

namespace Scout.Runs.Owning;

/// <summary>What somebody says of blocks that must not run twice and were under way when their worker died.</summary>
/// <param name="What">What becomes of them.</param>
/// <param name="Block">The one that it is said of, by path; none: all of them.</param>
/// <param name="Output">What it yielded, where it is passed over; none: null.</param>
internal sealed record Decision(BlockDecision What, string? Block, JsonElement? Output);

/// <summary>Makes the records of decisions, once it is sure that a run can go on from them.</summary>
internal static class Decisions
{
    /// <summary>The records.</summary>
    /// <exception cref="ScoutException">There is nothing to decide, or the output does not fit the block.</exception>
    public static ImmutableArray<RunEvent> Of(RunSummary run, RunTarget target, Decision? said, long sequence, DateTimeOffset now)
    {
        if (said is null)
        {
            return [];
        }

        var open = run.Undecided.Where(path => said.Block is null || path == said.Block).ToArray();
        if (open.Length == 0)
        {
            throw ChangeErrors.NothingToDecide(run.RunId);
        }

        if (said.What == BlockDecision.Skip)
        {
            if (open.Length > 1)
            {
                throw ChangeErrors.WhichBlock(run.RunId, open);
            }

            Check(target, open[0], said.Output ?? PlainJson.Null);
        }

        return [.. open.Select((block, at) => new RunDecided { RunId = run.RunId, Sequence = sequence + at, Time = now, Block = block, Decision = said.What, Output = said.Output })];
    }

    private static void Check(RunTarget target, string block, JsonElement output)
    {
        if (RevisionBlocks.Of(target.Revision, target.Calls).TryGetValue(BlockShape.WithoutPlaces(block), out var found)
            && SchemaCheck.Validate(new Schema(found.Json.GetProperty("output")), output, out _, "output") is { IsEmpty: false } problems)
        {
            throw ChangeErrors.OutputDoesNotFit(block, problems);
        }
    }
}
