using System.Text.Json;
using Scout.Revisions;
using Scout.Revisions.Rules;

namespace Scout.Runs.Reruns;

/// <summary>A block as its revision has it.</summary>
/// <param name="Path">Its path without the places of items: <c>stops[]/arrive</c>, <c>parcel/packed</c>.</param>
/// <param name="Workflow">What comes before the ids of its workflow: nothing, or <c>parcel/</c>.</param>
/// <param name="Parent">The path of the block that it lies in, or none.</param>
/// <param name="Json">The block.</param>
internal sealed record RevisionBlock(string Path, string Workflow, string? Parent, JsonElement Json)
{
    /// <summary>What kind of block it is.</summary>
    public string Type { get; } = Json.GetProperty("type").GetString()!;

    /// <summary>The ids that it needs, of its own workflow.</summary>
    public IEnumerable<string> Needs => Json.GetProperty("needs").EnumerateArray().Select(need => need.GetString()!);

    /// <summary>Whether another does the same when it is given the same.</summary>
    public bool DoesTheSameAs(RevisionBlock other) =>
        Type == other.Type && JsonElement.DeepEquals(Json.GetProperty("config"), other.Json.GetProperty("config")) && JsonElement.DeepEquals(Json.GetProperty("output"), other.Json.GetProperty("output"));
}

/// <summary>Every block of a revision and of those that it calls, by path.</summary>
internal static class RevisionBlocks
{
    /// <summary>The blocks.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="calls">Every revision that it calls, however deep, by <c>sha256:...</c>.</param>
    public static Dictionary<string, RevisionBlock> Of(StoredRevision revision, IReadOnlyDictionary<string, StoredRevision> calls)
    {
        var all = new Dictionary<string, RevisionBlock>(StringComparer.Ordinal);
        Add(JsonElement.Parse(revision.Bytes.Span), "", "", null);
        return all;

        void Add(JsonElement root, string workflow, string prefix, string? parent) => Scope(root, root, workflow, prefix, parent);

        void Scope(JsonElement root, JsonElement scope, string workflow, string prefix, string? parent)
        {
            foreach (var member in scope.GetProperty("blocks").EnumerateObject())
            {
                var block = new RevisionBlock(prefix + member.Name, workflow, parent, member.Value);
                all[block.Path] = block;
                var inner = BlockKinds.Find(block.Type)?.IsLoop == true ? block.Path + "[]/" : prefix;
                foreach (var scopes in Scopes(member.Value))
                {
                    Scope(root, scopes.Scope, workflow, scopes.IsFallback ? prefix : inner, block.Path);
                }

                if (BlockKinds.Find(block.Type)?.Effect == BlockEffect.Call && root.GetProperty("calls").GetProperty(member.Value.GetProperty("config").GetProperty("workflow").GetString()!).GetString() is { } called)
                {
                    Add(JsonElement.Parse(calls[called].Bytes.Span), block.Path + "/", block.Path + "/", block.Path);
                }
            }
        }
    }

    // Whatever has blocks is a scope: a branch, a body, a case of several, what an OnError falls back to.
    private static IEnumerable<(JsonElement Scope, bool IsFallback)> Scopes(JsonElement json, bool isFallback = false)
    {
        foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Name is not ("config" or "output")))
        {
            if (member.Value.TryGetProperty("blocks", out var blocks) && blocks.ValueKind == JsonValueKind.Object)
            {
                yield return (member.Value, isFallback || member.Name == "fallback");
            }
            else
            {
                foreach (var inner in Scopes(member.Value, isFallback || member.Name == "on_error"))
                {
                    yield return inner;
                }
            }
        }
    }
}
