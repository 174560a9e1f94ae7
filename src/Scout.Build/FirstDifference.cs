using System.Text.Json;

namespace Scout.Build;

/// <summary>The first place where two canonical JSON texts differ.</summary>
/// <param name="Pointer">The place, as a JSON Pointer.</param>
/// <param name="Here">What the first has there, shortened.</param>
/// <param name="There">What the second has there, shortened.</param>
internal sealed record FirstDifference(string Pointer, string Here, string There)
{
    private const int Shown = 60;

    public static FirstDifference? Between(string here, string there)
    {
        using var first = JsonDocument.Parse(here);
        using var second = JsonDocument.Parse(there);
        return Find("", first.RootElement, second.RootElement);
    }

    private static FirstDifference? Find(string pointer, JsonElement here, JsonElement there) => (here.ValueKind, there.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => InMembers(pointer, here, there),
        (JsonValueKind.Array, JsonValueKind.Array) when here.GetArrayLength() == there.GetArrayLength() =>
            here.EnumerateArray().Zip(there.EnumerateArray()).Select((pair, i) => Find($"{pointer}/{i}", pair.First, pair.Second)).FirstOrDefault(found => found is not null),
        _ => JsonElement.DeepEquals(here, there) ? null : new(pointer, Short(here), Short(there)),
    };

    private static FirstDifference? InMembers(string pointer, JsonElement here, JsonElement there)
    {
        var names = here.EnumerateObject().Concat(there.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var place = $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            var found = (here.TryGetProperty(name, out var left), there.TryGetProperty(name, out var right)) switch
            {
                (true, true) => Find(place, left, right),
                (true, false) => new(place, Short(left), "nothing"),
                _ => new(place, "nothing", Short(right)),
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string Short(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= Shown ? text : text[..Shown] + "…";
    }
}
