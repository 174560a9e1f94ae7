using System.Runtime.InteropServices;
using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>Reads JSON objects once, from front to back: a look-up by name in a <see cref="JsonElement"/> costs a scan each.</summary>
internal static class JsonObjects
{
    /// <summary>The members in ordinal order. Canonical JSON has them so already; other JSON is sorted.</summary>
    public static List<KeyValuePair<string, JsonElement>> Sorted(JsonElement json, StepMeter steps)
    {
        var members = new List<KeyValuePair<string, JsonElement>>();
        if (json.ValueKind != JsonValueKind.Object)
        {
            return members;
        }

        var inOrder = true;
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            inOrder = inOrder && (members.Count == 0 || string.CompareOrdinal(members[^1].Key, name) < 0);
            members.Add(new(name, member.Value));
        }

        steps.Add(members.Count);
        if (!inOrder)
        {
            members.Sort((x, y) => string.CompareOrdinal(x.Key, y.Key));
        }

        return members;
    }

    /// <summary>The members of both objects in ordinal order, each name once.</summary>
    public static IEnumerable<(string Name, JsonElement? Before, JsonElement? After)> Merge(JsonElement before, JsonElement after, StepMeter steps)
    {
        var a = Sorted(before, steps);
        var b = Sorted(after, steps);
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            var order = i == a.Count ? 1 : j == b.Count ? -1 : string.CompareOrdinal(a[i].Key, b[j].Key);
            yield return order switch
            {
                < 0 => (a[i].Key, a[i++].Value, null),
                > 0 => (b[j].Key, null, b[j++].Value),
                _ => (a[i].Key, a[i++].Value, b[j++].Value),
            };
        }
    }

    /// <summary>Whether two values are the same, whatever the order of their members.</summary>
    public static bool Same(JsonElement before, JsonElement after, StepMeter steps)
    {
        if (SameText(before, after, steps))
        {
            return true;
        }

        if (before.ValueKind != after.ValueKind)
        {
            return false;
        }

        switch (before.ValueKind)
        {
            case JsonValueKind.Object:
                return Merge(before, after, steps).All(m => m is { Before: { } x, After: { } y } && Same(x, y, steps));
            case JsonValueKind.Array:
                return before.GetArrayLength() == after.GetArrayLength()
                    && before.EnumerateArray().Zip(after.EnumerateArray()).All(pair => Same(pair.First, pair.Second, steps));
            default:
                return JsonElement.DeepEquals(before, after);
        }
    }

    /// <summary>Whether two values are written the same: the fast answer for everything that did not change.</summary>
    public static bool SameText(JsonElement before, JsonElement after, StepMeter steps)
    {
        var a = JsonMarshal.GetRawUtf8Value(before);
        var b = JsonMarshal.GetRawUtf8Value(after);
        if (a.Length != b.Length)
        {
            steps.Add();
            return false;
        }

        var same = a.CommonPrefixLength(b);
        steps.Add(1 + same);
        return same == a.Length;
    }

    /// <summary>A member, or <see langword="null"/>. For small objects only.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A string member, or <see langword="null"/>. For small objects only.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
