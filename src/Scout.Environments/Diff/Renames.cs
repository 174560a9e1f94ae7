using System.Text.Json;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Diff;

/// <summary>Which blocks of the older revision have another id in the newer one.</summary>
internal sealed class Renames
{
    private readonly Dictionary<string, string> _after = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _before = new(StringComparer.Ordinal);

    public static Renames Between(FlatRevision from, FlatRevision to, IEnumerable<KeyValuePair<string, BlockAnnotation>> annotations)
    {
        var renames = new Renames();
        foreach (var (id, annotation) in annotations)
        {
            if (annotation.FormerId is { } former
                && to.Blocks.ContainsKey(id) && !from.Blocks.ContainsKey(id)
                && from.Blocks.ContainsKey(former) && !to.Blocks.ContainsKey(former)
                && renames._after.TryAdd(former, id))
            {
                renames._before.Add(id, former);
            }
        }

        return renames;
    }

    /// <summary>The newer id of an older block.</summary>
    public string After(string id) => _after.GetValueOrDefault(id, id);

    /// <summary>The older id of a newer block.</summary>
    public string Before(string id) => _before.GetValueOrDefault(id, id);

    public ScopeRef After(ScopeRef scope) => scope with { Owner = After(scope.Owner) };

    /// <summary>The renamed block that alone explains why one string became the other, or <see langword="null"/>.</summary>
    public string? Explains(JsonElement before, JsonElement after, TextMode mode)
    {
        if (_after.Count == 0 || mode == TextMode.None || before.ValueKind != JsonValueKind.String || after.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var (text, first) = TextRoots.Rename(before.GetString()!, mode, _after);
        return first is not null && text == after.GetString() ? first : null;
    }

    /// <summary>The renamed block that alone explains why one list of needs became the other, or <see langword="null"/>.</summary>
    public string? ExplainsNeeds(JsonElement before, JsonElement after)
    {
        if (_after.Count == 0)
        {
            return null;
        }

        var old = before.EnumerateArray().Select(x => x.ToString()).ToList();
        var renamed = old.Select(After).ToHashSet(StringComparer.Ordinal);
        return renamed.SetEquals(after.EnumerateArray().Select(x => x.ToString()))
            ? old.Where(_after.ContainsKey).Select(After).FirstOrDefault()
            : null;
    }
}
