using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>One setting of a block, or one part of a contract, that differs.</summary>
/// <param name="Setting">Its name: <c>prompt</c>, <c>temperature</c>, <c>ticket</c>.</param>
/// <param name="Summary">The difference in a few words: <c>temperature 0.2 -> 0.7</c>, <c>prompt (3 lines)</c>.</param>
/// <param name="Before">The whole setting before; left out where there was none.</param>
/// <param name="After">The whole setting after; left out where there is none.</param>
internal sealed record SettingChange(string Setting, string Summary, JsonElement? Before = null, JsonElement? After = null);
