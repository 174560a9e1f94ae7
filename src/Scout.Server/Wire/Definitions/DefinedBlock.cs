using System.Text.Json;
using Scout.Revisions.Rules;

namespace Scout.Server.Wire.Definitions;

/// <summary>A block of a revision, not of those that it calls.</summary>
/// <param name="Path">Its path without the places of items: <c>stops[]/arrive</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The path of the block that it lies in, or none.</param>
/// <param name="Json">The block.</param>
internal sealed record DefinedBlock(string Path, string Id, string? Parent, JsonElement Json)
{
    /// <summary>What kind of block it is.</summary>
    public string Type { get; } = Json.GetProperty("type").GetString()!;

    /// <summary>Its settings.</summary>
    public JsonElement Settings { get; } = Json.GetProperty("config");

    /// <summary>The ids that it needs.</summary>
    public IEnumerable<string> Needs => Json.GetProperty("needs").EnumerateArray().Select(need => need.GetString()!);

    /// <summary>The workflow that it calls, or none.</summary>
    public string? Called => BlockKinds.Find(Type)?.Effect == BlockEffect.Call ? Settings.GetProperty("workflow").GetString() : null;

    /// <summary>Every block of a revision, each before those that lie in it.</summary>
    /// <param name="revision">The revision's JSON.</param>
    public static IEnumerable<DefinedBlock> All(JsonElement revision) => In(revision, "", null);

    private static IEnumerable<DefinedBlock> In(JsonElement scope, string prefix, string? parent) => scope.GetProperty("blocks").EnumerateObject().SelectMany(member =>
    {
        var block = new DefinedBlock(prefix + member.Name, member.Name, parent, member.Value);
        var inner = BlockKinds.Find(block.Type)?.IsLoop == true ? block.Path + "[]/" : prefix;
        // What an OnError falls back to stands in for the block: of a loop it lies beside the items.
        return Scopes(member.Value).SelectMany(inside => In(inside.Scope, inside.IsFallback ? prefix : inner, block.Path)).Prepend(block);
    });

    // Whatever has blocks is a scope: a branch, a body, a case of several, what an OnError falls back to.
    private static IEnumerable<(JsonElement Scope, bool IsFallback)> Scopes(JsonElement json, bool isFallback = false) => json.EnumerateObject()
        .Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Name is not ("config" or "output"))
        .SelectMany(member => member.Value.TryGetProperty("blocks", out var blocks) && blocks.ValueKind == JsonValueKind.Object
            ? [(member.Value, isFallback || member.Name == "fallback")]
            : Scopes(member.Value, isFallback || member.Name == "on_error"));
}
