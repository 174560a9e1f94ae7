using System.Collections.Immutable;
using Scout.Revisions.Channel;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Runs.Reruns;

/// <summary>What of an earlier run is taken over when it is made again, and why the rest is not.</summary>
/// <param name="Earlier">What blocks gave, by path: taken over where a block is given the same again.</param>
/// <param name="Again">The blocks that run again whatever they are given, by path, and why.</param>
internal sealed record RerunPlan(ImmutableSortedDictionary<string, EarlierOutcome> Earlier, ImmutableSortedDictionary<string, string> Again)
{
    /// <summary>Why a block ran again that was not given the same.</summary>
    public const string GivenOther = "it was given something else";

    /// <summary>Makes the plan.</summary>
    /// <param name="run">The earlier run.</param>
    /// <param name="before">The blocks of its revision.</param>
    /// <param name="now">The blocks of the revision that runs.</param>
    /// <param name="from">The block from which on everything runs again, by id or path; or none.</param>
    /// <exception cref="ScoutException">There is no such block.</exception>
    public static RerunPlan Of(RunSummary run, IReadOnlyDictionary<string, RevisionBlock> before, IReadOnlyDictionary<string, RevisionBlock> now, string? from)
    {
        var after = from is null ? [] : Downstream.Of(now, Find(run, now, from));
        if (run.Order.FirstOrDefault(path => run.Blocks[path] is { Once: true, Status: not RunStatus.Completed } && !after.Contains(BlockShape.WithoutPlaces(path))) is { } uncertain)
        {
            throw RerunErrors.MayHaveRun(run.RunId, uncertain);
        }

        var earlier = ImmutableSortedDictionary.CreateBuilder<string, EarlierOutcome>(StringComparer.Ordinal);
        var again = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (path, block) in run.Order.Select(path => (path, run.Blocks[path])).Where(pair => IsWork(pair.Item2.Type)))
        {
            var shape = BlockShape.WithoutPlaces(path);
            if (!now.TryGetValue(shape, out var present))
            {
                continue;
            }

            if (Why(shape, block, before.GetValueOrDefault(shape), present, after, from) is { } reason)
            {
                again[path] = reason;
            }
            else
            {
                earlier[path] = new(block.Input!.Value, block.Output!.Value, block.Meta);
            }
        }

        return new(earlier.ToImmutable(), again.ToImmutable());
    }

    /// <summary>Whether a kind of block does work that is worth taking over.</summary>
    public static bool IsWork(string type) => BlockKinds.Find(type)?.Effect is BlockEffect.Code or BlockEffect.Model or BlockEffect.Request;

    private static string? Why(string shape, BlockSummary block, RevisionBlock? before, RevisionBlock now, HashSet<string> after, string? from) =>
        after.Contains(shape) ? (BlockShape.WithoutPlaces(from!) is var named && (shape == named || shape.EndsWith("/" + named, StringComparison.Ordinal)) ? "asked for" : $"it follows {from}")
        : block.Status != RunStatus.Completed ? block.Status == RunStatus.Failed ? "it failed" : $"it was {block.Status.ToString().ToLowerInvariant()}"
        : block.Replaces is not null ? "its output stood in for a failure"
        : block.Masked || block.Input is null ? "its output had a secret in it, which is not kept"
        : before is null || !now.DoesTheSameAs(before) ? "it changed"
        : null;

    private static string[] Find(RunSummary run, IReadOnlyDictionary<string, RevisionBlock> now, string from)
    {
        var named = BlockShape.WithoutPlaces(from);
        var found = now.Keys.Where(path => path == named || path.EndsWith("/" + named, StringComparison.Ordinal)).ToArray();
        return found.Length > 0 ? found : throw RerunErrors.NoSuchBlock(from, run.Workflow, now.Keys);
    }
}

/// <summary>What follows blocks: everything whose input they may have a part in.</summary>
internal static class Downstream
{
    /// <summary>The paths of the blocks and of all that follows them.</summary>
    public static HashSet<string> Of(IReadOnlyDictionary<string, RevisionBlock> blocks, IEnumerable<string> from)
    {
        // A block is entered anew where something that it needs, or what it lies in, is new; what it yields is new then, and where anything inside it is.
        var entered = from.ToHashSet(StringComparer.Ordinal);
        var yields = new HashSet<string>(entered, StringComparer.Ordinal);
        for (var isChanging = true; isChanging;)
        {
            isChanging = false;
            foreach (var block in blocks.Values)
            {
                var isEntered = entered.Contains(block.Path)
                    || (block.Parent is { } parent && (entered.Contains(parent) || (yields.Contains(parent) && CarriesOn(blocks[parent]))))
                    || block.Needs.Any(need => blocks.Values.Any(other => other.Workflow == block.Workflow && Id(other) == need && yields.Contains(other.Path)));
                isChanging |= isEntered && entered.Add(block.Path);
                isChanging |= isEntered && yields.Add(block.Path);
                isChanging |= yields.Contains(block.Path) && block.Parent is { } outer && yields.Add(outer);
            }
        }

        return entered;
    }

    // A round of such a loop is given what the round before yielded.
    private static bool CarriesOn(RevisionBlock block) => BlockKinds.Find(block.Type) is { IsLoop: true, YieldsList: false };

    private static string Id(RevisionBlock block) => block.Path[(block.Path.LastIndexOf('/') + 1)..];
}

internal static class RerunErrors
{
    public static ScoutException NoSuchBlock(string block, string workflow, IEnumerable<string> paths) => new(
        "SCOUT7369",
        $"The revision of {workflow} has no block '{block}'. Its blocks are {string.Join(", ", paths)}.");

    public static ScoutException InputsNotKept(string run) => new(
        "SCOUT7370",
        $"The inputs of the run {run} are not kept whole: they had a secret in them, or scout.json keeps no payloads of its environment. Give every input: dotnet scout run");

    public static ScoutException MayHaveRun(string run, string block) => new(
        "SCOUT7375",
        $"Block '{block}' must not run twice, and in the run {run} it began and has no output: it may have done its work. Look; where it is to run again, say so: --from {block}");
}
