using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Channel;

/// <summary>What stands in for the work of a block: its output, or the failure of an attempt. The block is given what it would be given, and does nothing.</summary>
/// <param name="Output">The output; none where the attempt fails.</param>
/// <param name="Error">Why the attempt fails; none where it does not.</param>
internal sealed record StandIn(JsonElement? Output, RunError? Error = null)
{
    /// <summary>An attempt that does not end by itself: the block's timeout ends it, by the run's clock. Only in a process that says so itself.</summary>
    public static StandIn Endless { get; } = new((JsonElement?)null) { IsEndless = true };

    /// <summary>Whether the attempt goes on until the block's timeout ends it.</summary>
    [JsonIgnore]
    public bool IsEndless { get; private init; }

    /// <summary>What the record of a block says was used, whose work something stood in for.</summary>
    public static JsonElement Meta { get; } = PlainJson.Object(("stood_in", PlainJson.Of(true)));

    /// <summary>Whether something stood in for a block's work, as its record says.</summary>
    public static bool IsIn(JsonElement? meta) => meta is { ValueKind: JsonValueKind.Object } noted && noted.TryGetProperty("stood_in", out var stood) && stood.ValueKind == JsonValueKind.True;

    /// <summary>What stands in for a block: by its path, or by the path without the places of items, <c>stops[]/arrive</c>.</summary>
    public static StandIn? Find(IReadOnlyDictionary<string, StandIn> all, string path) => all.GetValueOrDefault(path) ?? all.GetValueOrDefault(BlockShape.WithoutPlaces(path));
}
