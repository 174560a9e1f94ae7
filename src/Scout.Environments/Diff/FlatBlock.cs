using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>A block, taken out of its branches.</summary>
internal sealed record FlatBlock(string Id, ScopeRef Scope, JsonElement Json)
{
    public string Type { get; } = Json.Text("type") ?? "";

    public JsonElement? Config => Json.Member("config");
}
