using System.Text.Json;

namespace Scout.Server.Wire.Contract;

/// <summary>Makes objects whose members are not known beforehand.</summary>
internal static class WireMembers
{
    /// <summary>Nothing.</summary>
    public static IReadOnlyDictionary<string, JsonElement> None { get; } = Of();

    /// <summary>Those members that have a value, in their order.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(params IEnumerable<(string Name, JsonElement? Value)> members)
    {
        var made = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            if (value is { } given)
            {
                made[name] = given;
            }
        }

        return made;
    }
}
