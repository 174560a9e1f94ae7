using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Graphs;
using Scout.Revisions.Snapshots;

namespace Scout.Tool.Reviewing.Graphs;

/// <summary>A revision's picture as a Mermaid flowchart.</summary>
internal sealed class MermaidGraph
{
    private readonly StringBuilder _text = new("flowchart TD\n");
    private readonly ImmutableSortedDictionary<string, BlockAnnotation> _annotations;
    private int _scopes;

    private MermaidGraph(ImmutableSortedDictionary<string, BlockAnnotation> annotations) => _annotations = annotations;

    public static string Of(JsonElement revision, ImmutableSortedDictionary<string, BlockAnnotation> annotations)
    {
        var graph = new MermaidGraph(annotations);
        graph.Line(1, "n_inputs([inputs])");
        graph.Scope(GraphScope.Of(revision), 1);
        graph.Line(1, "n_result([result])");
        var steps = new StepMeter();
        var flat = FlatRevision.Of(revision, steps);
        foreach (var connection in Wiring.Of(flat, id => id, flat.Blocks.ContainsKey, steps).Keys.OrderBy(c => c.From, StringComparer.Ordinal).ThenBy(c => c.To, StringComparer.Ordinal))
        {
            graph.Edge(connection, flat);
        }

        return graph._text.ToString();
    }

    private void Scope(GraphScope scope, int depth)
    {
        foreach (var block in scope.Blocks)
        {
            var name = _annotations.TryGetValue(block.Id, out var annotation) && annotation.DisplayName is { } display ? display : block.Id;
            Line(depth, $"{Node(block.Id)}[\"{Quote(name)}<br/><small>{Quote(block.Type)}</small>\"]");
            foreach (var inner in block.Scopes)
            {
                _scopes++;
                Line(depth, string.Create(CultureInfo.InvariantCulture, $"subgraph s{_scopes}[\"{Quote(block.Id)}: {Quote(inner.Name)}\"]"));
                Scope(inner, depth + 1);
                Line(depth, "end");
            }
        }
    }

    // A branch is drawn as a box; its name stands on the edge from its block, and its result goes back into the block.
    private void Edge(Connection connection, FlatRevision flat)
    {
        var from = connection.From.Split('.')[0];
        var to = connection.To.Split('.')[0];
        var isResult = !flat.Blocks.ContainsKey(connection.To);
        if (connection.From.Contains('.'))
        {
            Line(1, $"{Node(from)} -->|{Quote(connection.From[(from.Length + 1)..])}| {Node(to)}");
        }
        else if (isResult && flat.Blocks.ContainsKey(to) && connection.To.Contains(".result", StringComparison.Ordinal))
        {
            Line(1, $"{Node(from)} -.-> {Node(to)}");
        }
        else if (isResult)
        {
            Line(1, connection.To == "result" ? $"{Node(from)} --> n_result" : $"{Node(from)} -->|{Quote(connection.To["result.".Length..])}| n_result");
        }
        else
        {
            Line(1, $"{Node(from)} --> {Node(to)}");
        }
    }

    private void Line(int depth, string line) => _text.Append(' ', 4 * depth).Append(line).Append('\n');

    // Mermaid takes "end" and others for its own words.
    private static string Node(string id) => $"n_{id}";

    private static string Quote(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("|", "#124;", StringComparison.Ordinal);
}
