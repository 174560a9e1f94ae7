using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>Compares two revisions. The work grows with their size and no faster.</summary>
internal static class RevisionDiff
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}"u8);

    /// <summary>What differs between two revisions.</summary>
    /// <param name="from">The older revision's JSON, or <see langword="null"/>: <paramref name="to"/> is the first.</param>
    /// <param name="to">The newer revision's JSON.</param>
    /// <param name="annotations">What the builds say beyond it; default: nothing.</param>
    /// <exception cref="ScoutException">SCOUT6271: a block id stands twice in one revision.</exception>
    public static DiffResult Compute(JsonElement? from, JsonElement to, DiffAnnotations? annotations = null)
    {
        annotations ??= DiffAnnotations.None;
        var steps = new StepMeter();
        var before = from ?? Nothing;
        var a = FlatRevision.Of(before, steps);
        var b = FlatRevision.Of(to, steps);
        var renames = Renames.Between(a, b, annotations.Blocks);
        var comparison = new Comparison(before, to, a, b, renames, steps);

        var walk = new CodeWalk(renames, steps);
        walk.Revisions(before, to);
        var drafts = Drafts(walk.Changes);
        Connect(comparison, drafts);

        var entries = new EntryWriter(comparison, drafts).Write(first: from is null);
        var sources = SourceDiff.Of(comparison, annotations).ToImmutableArray();
        return new DiffResult
        {
            Workflow = to.Text("workflow") ?? "",
            First = from is null,
            Verdict = DiffResult.VerdictOf(entries),
            Counts = DiffCounts.Of(entries),
            Axes = DiffAxes.Of(entries),
            Size = Size(entries, walk.Changes.Count),
            Blocks = entries,
            Code = [.. walk.Changes.Select(c => c.Change)],
            Sources = sources,
            Steps = steps.Count,
        };
    }

    private static DiffSize Size(ImmutableArray<DiffEntry> entries, int codeChanges)
    {
        return new DiffSize
        {
            BlocksAdded = Blocks(ChangeKind.Added),
            BlocksChanged = Blocks(ChangeKind.Changed) + Blocks(ChangeKind.Renamed),
            BlocksRemoved = Blocks(ChangeKind.Removed),
            ConnectionsAdded = entries.Sum(e => e.ConnectionsAdded.Length),
            ConnectionsRemoved = entries.Sum(e => e.ConnectionsRemoved.Length),
            CodeChanges = codeChanges,
        };

        int Blocks(ChangeKind change) => entries.Count(e => e.Kind == EntryKind.Block && e.Change == change);
    }

    private static Dictionary<string, EntryDraft> Drafts(List<PlacedChange> changes)
    {
        var drafts = new Dictionary<string, EntryDraft>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            Draft(drafts, change.Change.Entry).Changes.Add(change);
        }

        return drafts;
    }

    private static void Connect(Comparison comparison, Dictionary<string, EntryDraft> drafts)
    {
        var (_, _, from, to, renames, steps) = comparison;
        var before = Wiring.Of(from, renames.After, IsBlock, steps);
        var after = Wiring.Of(to, id => id, IsBlock, steps);
        foreach (var (connection, wire) in after)
        {
            if (!before.ContainsKey(connection))
            {
                Draft(drafts, EntryOf(wire)).Added.Add(connection);
            }
        }

        foreach (var (connection, wire) in before)
        {
            if (!after.ContainsKey(connection))
            {
                Draft(drafts, EntryOf(wire)).Removed.Add(connection);
            }
        }

        bool IsBlock(string id) => to.Blocks.ContainsKey(id) || from.Blocks.ContainsKey(id);

        // A result that reads a new block, or a block that is gone, is told with that block.
        string EntryOf(Wire wire) =>
            wire.Source is { } source
            && (wire.Connection.To == "result" || wire.Connection.To.StartsWith("result.", StringComparison.Ordinal))
            && to.Blocks.ContainsKey(source) != from.Blocks.ContainsKey(renames.Before(source))
                ? $"blocks.{source}"
                : wire.Owner;
    }

    private static EntryDraft Draft(Dictionary<string, EntryDraft> drafts, string key)
    {
        if (!drafts.TryGetValue(key, out var draft))
        {
            drafts.Add(key, draft = new EntryDraft());
        }

        return draft;
    }
}

/// <summary>Two revisions and everything that was found out about them on the way to the entries.</summary>
internal sealed record Comparison(JsonElement Before, JsonElement After, FlatRevision From, FlatRevision To, Renames Renames, StepMeter Steps);
