using System.Text.Json;

namespace Scout.Model;

/// <summary>A JSON Schema (2020-12), as it stands in a revision.</summary>
/// <param name="Json">The schema itself: a JSON object.</param>
public sealed record Schema(JsonElement Json);
