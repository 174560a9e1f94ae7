using System.Text.Json;

namespace Scout.Execution.Blocks;

/// <summary>What an attempt at a block gave.</summary>
/// <param name="Output">The output.</param>
/// <param name="Meta">What was used for it, for the event; or none.</param>
internal sealed record BlockOutcome(JsonElement Output, JsonElement? Meta = null);
