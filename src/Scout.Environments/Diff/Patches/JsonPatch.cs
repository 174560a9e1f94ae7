using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Scout.Revisions;
using Scout.Revisions.Json;

namespace Scout.Environments.Diff.Patches;

/// <summary>Asks somebody for the operations that turn one value into another; they may be wrong, or none.</summary>
internal delegate IReadOnlyList<PatchOperation>? PatchSource(JsonElement before, JsonElement after);

/// <summary>What turns one JSON document into another, as a JSON Patch (RFC 6902). It is tried before anybody sees it.</summary>
internal static class JsonPatch
{
    // The library pairs the items of two arrays by comparing each with each.
    private const int LongestArray = 256;
    private const int MostValues = 20_000;
    private const int Deepest = 64;

    /// <summary>The patch between two revisions: applied to the older, it gives the id of the newer. Empty where the ids are equal.</summary>
    /// <param name="before">The older revision's JSON.</param>
    /// <param name="after">The newer revision's JSON.</param>
    /// <param name="source">Who is asked; default: JsonDiffPatch.Net.</param>
    public static ImmutableArray<PatchOperation> Between(JsonElement before, JsonElement after, PatchSource? source = null)
    {
        var (from, to) = (CanonicalJson.Write(before), CanonicalJson.Write(after));
        var (older, newer) = (CanonicalJson.Parse(from), CanonicalJson.Parse(to));
        ImmutableArray<PatchOperation> patch = [.. Values(older, newer, source ?? LibraryPatch.Of)];
        return PatchDocument.Apply(older, patch) is { } text && ContentHash.Of(Encoding.UTF8.GetBytes(text)) == ContentHash.Of(to)
            ? patch
            : [Whole(newer)];
    }

    private static IEnumerable<PatchOperation> Values(JsonElement before, JsonElement after, PatchSource source)
    {
        if (Same(before, after))
        {
            return [];
        }

        if (IsSmall(before, after) && source(before, after) is { } asked && PatchDocument.Apply(before, asked) == after.GetRawText())
        {
            return asked;
        }

        return (before.ValueKind, after.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => Members(before, after, source),
            (JsonValueKind.Array, JsonValueKind.Array) when before.GetArrayLength() == after.GetArrayLength() => Items(before, after, source),
            _ => [Whole(after)],
        };
    }

    private static IEnumerable<PatchOperation> Members(JsonElement before, JsonElement after, PatchSource source) =>
        JsonObjects.Merge(before, after, new StepMeter()).SelectMany(member =>
        {
            var at = $"/{JsonPointer.Escape(member.Name)}";
            return member switch
            {
                { Before: { } a, After: { } b } => Values(a, b, source).Select(operation => operation.Below(at)),
                { After: { } added } => [new(CodeOperation.Add, at, Value: added)],
                _ => [new(CodeOperation.Remove, at)],
            };
        });

    private static IEnumerable<PatchOperation> Items(JsonElement before, JsonElement after, PatchSource source) =>
        before.EnumerateArray().Zip(after.EnumerateArray()).SelectMany((pair, i) =>
            Values(pair.First, pair.Second, source).Select(operation => operation.Below(string.Create(CultureInfo.InvariantCulture, $"/{i}"))));

    private static PatchOperation Whole(JsonElement after) => new(CodeOperation.Replace, "", Value: after);

    // Both are canonical: the same value is the same text.
    private static bool Same(JsonElement before, JsonElement after) => JsonObjects.SameText(before, after, new StepMeter());

    private static bool IsSmall(JsonElement before, JsonElement after)
    {
        var values = 0;
        return Fits(before, 0) && Fits(after, 0);

        bool Fits(JsonElement json, int depth) => ++values <= MostValues && depth <= Deepest && json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().All(member => Fits(member.Value, depth + 1)),
            JsonValueKind.Array => json.GetArrayLength() <= LongestArray && json.EnumerateArray().All(item => Fits(item, depth + 1)),
            _ => true,
        };
    }
}
