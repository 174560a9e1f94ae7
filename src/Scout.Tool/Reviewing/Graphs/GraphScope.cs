using System.Text.Json;

namespace Scout.Tool.Reviewing.Graphs;

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
