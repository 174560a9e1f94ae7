using System.Text.Json;

namespace Scout.Execution.Models;

/// <summary>A call that a rule of a file of replies makes.</summary>
internal sealed record ScriptCall
{
    /// <summary>The tool's name.</summary>
    public required string Tool { get; init; }

    /// <summary>Its arguments; default: none.</summary>
    public Dictionary<string, JsonElement> Arguments { get; init; } = [];
}
