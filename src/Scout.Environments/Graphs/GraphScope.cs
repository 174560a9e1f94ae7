using System.Text.Json;
using Scout.Environments.Diff;

namespace Scout.Environments.Graphs;

/// <summary>A branch or a body of a block, or the workflow itself.</summary>
/// <param name="Name">Its name in its block: <c>then</c>, <c>cases.a</c>; empty for the workflow.</param>
/// <param name="Blocks">Its blocks: what a block needs stands before it.</param>
/// <param name="Result">Its result, or none.</param>
internal sealed record GraphScope(string Name, IReadOnlyList<GraphBlock> Blocks, JsonElement? Result)
{
    public static GraphScope Of(JsonElement json, string name = "")
    {
        var blocks = json.GetProperty("blocks").EnumerateObject().Select(b => GraphBlock.Of(b.Name, b.Value)).ToList();
        return new(name, InOrder(blocks), json.TryGetProperty("result", out var result) ? result : null);
    }

    private static List<GraphBlock> InOrder(List<GraphBlock> blocks)
    {
        var byId = blocks.ToDictionary(b => b.Id, StringComparer.Ordinal);
        var ordered = new List<GraphBlock>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            Visit(block);
        }

        return ordered;

        void Visit(GraphBlock block)
        {
            if (seen.Add(block.Id))
            {
                foreach (var need in block.AllNeeds.Where(byId.ContainsKey))
                {
                    Visit(byId[need]);
                }

                ordered.Add(block);
            }
        }
    }
}

/// <summary>A block of a picture.</summary>
internal sealed record GraphBlock(string Id, string Type, string? Description, IReadOnlyList<string> Needs, IReadOnlyList<GraphScope> Scopes)
{
    /// <summary>What it and the blocks in it need.</summary>
    public IEnumerable<string> AllNeeds => Needs.Concat(Scopes.SelectMany(s => s.Blocks).SelectMany(b => b.AllNeeds));

    public static GraphBlock Of(string id, JsonElement json)
    {
        var flat = new FlatBlock(id, ScopeRef.Workflow, json);
        return new(
            id,
            flat.Type,
            SettingText.Describe(flat),
            json.TryGetProperty("needs", out var needs) ? [.. needs.EnumerateArray().Select(n => n.GetString()!)] : [],
            [.. ScopesOf(Part.Block, json, "").OrderBy(Place)]);
    }

    // What happens as a rule before what happens else.
    private static int Place(GraphScope scope) => scope.Name switch
    {
        "otherwise" => 1,
        "fallback" => 2,
        _ => 0,
    };

    private static IEnumerable<GraphScope> ScopesOf(Part part, JsonElement json, string prefix)
    {
        foreach (var member in json.EnumerateObject())
        {
            var child = Parts.Child(part, member.Name, member.Value);
            if (child == Part.Scope)
            {
                yield return GraphScope.Of(member.Value, prefix + member.Name);
            }
            else if (child is Part.Scopes or Part.ErrorPolicy)
            {
                foreach (var scope in ScopesOf(child, member.Value, child == Part.Scopes ? $"{member.Name}." : ""))
                {
                    yield return scope;
                }
            }
        }
    }
}
