using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>Two revisions and everything that was found out about them on the way to the entries.</summary>
internal sealed record Comparison(JsonElement Before, JsonElement After, FlatRevision From, FlatRevision To, Renames Renames, StepMeter Steps);
