using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Revisions.Rules;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>Cuts a diff down to one entry; the verdict stays the whole diff's.</summary>
internal static class DiffFilter
{
    public static DiffResult Only(DiffResult diff, string id)
    {
        var (blocks, settings) = (Meant(diff.Blocks, id), Meant(diff.Settings, id));
        if (blocks.IsEmpty && settings.IsEmpty)
        {
            throw DiffFilterErrors.NoDifferenceIn(id, diff.Blocks.Concat(diff.Settings).Select(e => e.Id));
        }

        var keys = blocks.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        return diff with
        {
            Blocks = blocks,
            Settings = settings,
            Code = [.. diff.Code.Where(c => keys.Contains(c.Entry))],
            Sources = [.. diff.Sources.Where(s => keys.Contains(s.Entry))],
        };
    }

    private static ImmutableArray<DiffEntry> Meant(ImmutableArray<DiffEntry> entries, string id) =>
        [.. entries.Where(e => e.Id == id || e.FormerId == id || e.Key == id)];
}

/// <summary>What can go wrong in choosing an entry.</summary>
internal static class DiffFilterErrors
{
    public static ScoutException NoDifferenceIn(string block, IEnumerable<string> changed)
    {
        var known = changed.ToList();
        var meant = Nearest.To(block, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        return new("SCOUT6252", $"Nothing differs in '{block}'{(known.Count == 0 ? ", nor anywhere else" : $"; there are differences in {string.Join(", ", known)}")}.{meant}");
    }
}
