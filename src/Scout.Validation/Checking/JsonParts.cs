using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Validation.Checking;

/// <summary>Parts of JSON values.</summary>
internal static class JsonParts
{
    private const int LongestShown = 120;

    /// <summary>The value that a JSON pointer leads to (RFC 6901); none where it leads nowhere.</summary>
    public static JsonElement? Find(JsonElement value, string pointer)
    {
        foreach (var token in JsonPointer.Tokens(pointer))
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(token, out var member))
            {
                value = member;
            }
            else if (value.ValueKind == JsonValueKind.Array && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.GetArrayLength() && (token.Length == 1 || token[0] != '0'))
            {
                value = value[index];
            }
            else
            {
                return null;
            }
        }

        return value;
    }

    /// <summary>Where a value does not have all that a part of it asks for; none where it has. Objects may have more members, lists more items between.</summary>
    /// <param name="value">The value.</param>
    /// <param name="part">What it must have.</param>
    /// <param name="at">Where they are, for the answer.</param>
    public static string? Missing(JsonElement value, JsonElement part, string at = "")
    {
        switch (part.ValueKind)
        {
            case JsonValueKind.Object when value.ValueKind == JsonValueKind.Object:
                return part.EnumerateObject().Select(member => value.TryGetProperty(member.Name, out var there)
                    ? Missing(there, member.Value, $"{at}/{JsonPointer.Escape(member.Name)}")
                    : $"{at}/{JsonPointer.Escape(member.Name)} is not there").FirstOrDefault(problem => problem is not null);
            case JsonValueKind.Array when value.ValueKind == JsonValueKind.Array:
                var left = new Queue<JsonElement>(value.EnumerateArray());
                foreach (var (i, item) in part.EnumerateArray().Index())
                {
                    while (left.TryPeek(out var next) && Missing(next, item) is not null)
                    {
                        left.Dequeue();
                    }

                    if (!left.TryDequeue(out _))
                    {
                        return $"{Named(at)} has no item {Shown(item)}{(i == 0 ? "" : " after the others")}";
                    }
                }

                return null;
            default:
                return JsonElement.DeepEquals(value, part) ? null : $"{Named(at)} is {Shown(value)}, not {Shown(part)}";
        }
    }

    /// <summary>A value, cut where it is long.</summary>
    public static string Shown(JsonElement value) => UnicodeText.Shorten(value.GetRawText().ReplaceLineEndings(" "), LongestShown);

    private static string Named(string at) => at.Length == 0 ? "the output" : at;
}
