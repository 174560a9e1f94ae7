using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Streaming;

/// <summary>A block that a reader knows to have begun, and not to have ended.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Type">Its type.</param>
/// <param name="Config">The block as its revision has it.</param>
internal sealed record OpenBlock(string Path, string Type, WireBlock Config)
{
    /// <summary>What its last attempt was given.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>What its attempts used.</summary>
    public ModelUsage Used { get; init; } = ModelUsage.None;

    /// <summary>What it has said.</summary>
    public SaidText Said { get; } = new();
}
