using System.Text.Json;
using Scout.Revisions.Rules;

namespace Scout.Environments.Diff;

/// <summary>A block, taken out of its branches.</summary>
internal sealed record FlatBlock(string Id, ScopeRef Scope, JsonElement Json)
{
    public string Type { get; } = Json.Text("type") ?? "";

    /// <summary>What kind of block it is; null where this version does not know.</summary>
    public BlockKind? Kind { get; } = BlockKinds.Find(Json.Text("type"));

    public JsonElement? Config => Json.Member("config");
}
