using Scout.Environments.Diff;

namespace Scout.Tool.Views;

/// <summary>Cuts a diff down to one entry; the verdict stays the whole diff's.</summary>
internal static class DiffFilter
{
    public static DiffResult Only(DiffResult diff, string id)
    {
        var entries = diff.Blocks.Where(e => e.Id == id || e.FormerId == id || e.Key == id).ToList();
        if (entries.Count == 0)
        {
            throw ReviewErrors.NoDifferenceIn(id, diff.Blocks.Select(e => e.Id));
        }

        var keys = entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        return diff with
        {
            Blocks = [.. entries],
            Code = [.. diff.Code.Where(c => keys.Contains(c.Entry))],
            Sources = [.. diff.Sources.Where(s => keys.Contains(s.Entry))],
        };
    }
}
