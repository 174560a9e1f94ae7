using System.Text.Json;

namespace Scout.Revisions.Model;

/// <summary>A JSON Schema (2020-12), as it stands in a revision.</summary>
/// <param name="Json">The schema itself: a JSON object.</param>
internal sealed record Schema(JsonElement Json);
