using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Streaming;

/// <summary>A block that has begun, and has not ended.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Type">Its type.</param>
/// <param name="Config">The block as its revision has it.</param>
/// <param name="Begun">The sequence of the record of its first start.</param>
internal sealed record OpenBlock(string Path, string Type, WireBlock Config, long Begun)
{
    /// <summary>What its last attempt was given.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>What its attempts used.</summary>
    public ModelUsage Used { get; init; } = ModelUsage.None;

    /// <summary>What it has said.</summary>
    public SaidText Said { get; } = new();
}
