using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Graphs;
using Scout.Revisions.Snapshots;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Graphs;

/// <summary>A revision's blocks as a tree: what a block needs stands above it, branches below their block.</summary>
internal static class GraphView
{
    private const int NarrowestDescription = 8;

    public static void Write(IAnsiConsole console, JsonElement revision, ImmutableSortedDictionary<string, BlockAnnotation> annotations)
    {
        var scope = GraphScope.Of(revision);
        var tree = new Tree("[dim]inputs[/]") { Guide = TreeGuide.Line };
        Add(console, tree, scope, annotations, depth: 1);
        console.Write(tree);
        if (scope.Result is { } result)
        {
            Line.Write(console, $"[dim]result[/]  {Line.Of(Words.Shorten(BindingText.Of(result), console.Profile.Width - 8))}");
        }
    }

    private static void Add(IAnsiConsole console, IHasTreeNodes parent, GraphScope scope, ImmutableSortedDictionary<string, BlockAnnotation> annotations, int depth)
    {
        var id = scope.Blocks.Count == 0 ? 0 : scope.Blocks.Max(b => TextWidth.Of(b.Id));
        var type = scope.Blocks.Count == 0 ? 0 : scope.Blocks.Max(b => TextWidth.Of(b.Type));
        foreach (var block in scope.Blocks)
        {
            var needs = block.Needs.Count == 0 ? "" : $"<- {string.Join(", ", block.Needs)}";
            var room = console.Profile.Width - (4 * depth) - id - type - 6 - TextWidth.Of(needs);
            var description = Words.OneLine(annotations.GetValueOrDefault(block.Id)?.DisplayName ?? block.Description ?? "");
            var shown = room < NarrowestDescription ? "" : Words.Shorten(description, room);
            var node = parent.AddNode(Join(
                $"[bold]{Line.Verbatim(TextWidth.Pad(block.Id, id))}[/]",
                $"[teal]{Line.Verbatim(TextWidth.Pad(block.Type, type))}[/]",
                Line.Of(shown),
                needs.Length == 0 ? "" : $"[dim]{Line.Of(needs)}[/]"));
            foreach (var inner in block.Scopes)
            {
                var result = inner.Result is { } binding ? $" -> {BindingText.Of(binding)}" : "";
                var space = Math.Max(NarrowestDescription, console.Profile.Width - (4 * (depth + 1)));
                var branch = node.AddNode($"[dim]{Line.Of(Words.Shorten(inner.Name + result, space))}[/]");
                Add(console, branch, inner, annotations, depth + 2);
            }
        }
    }

    private static string Join(params IEnumerable<string> parts) => string.Join("  ", parts.Where(part => part.Length > 0));
}
