using System.Text.Json;

namespace Scout.Revisions.Json;

/// <summary>The zeros at the end of a decimal: <c>1.10m</c> is printed as 1.10, and canonical JSON has 1.1 for it.</summary>
internal static class NumberScale
{
    /// <summary>Whether canonical JSON keeps how a value's numbers are written.</summary>
    public static bool IsKept(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => !EndsWithZeros(json.GetRawText()),
        JsonValueKind.Array => json.EnumerateArray().All(IsKept),
        JsonValueKind.Object => json.EnumerateObject().All(member => IsKept(member.Value)),
        _ => true,
    };

    private static bool EndsWithZeros(string number) => number.EndsWith('0') && number.Contains('.', StringComparison.Ordinal) && !number.AsSpan().ContainsAny('e', 'E');
}
