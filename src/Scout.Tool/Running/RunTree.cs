using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Scout.Tool.Running;

/// <summary>A run as a tree of its blocks, with inputs, outputs and times.</summary>
internal static class RunTree
{
    // More items than these of one loop are counted, not shown.
    private const int MostItems = 12;

    public static Tree Of(RunSummary run, BlockTree? shape, DateTimeOffset now, int width, IRenderable? root = null)
    {
        var tree = new Tree(root ?? RunHeader.Line(run)) { Guide = TreeGuide.Line, Style = Styles.Dim };
        var children = run.Order
            .Concat(run.Order.Select(path => shape?.ParentOf(path)).OfType<string>().Where(path => !run.Blocks.ContainsKey(path)))
            .Distinct(StringComparer.Ordinal)
            .ToLookup(path => shape?.ParentOf(path) ?? "", StringComparer.Ordinal);
        Add(tree, "", run, children, now, width - 4);
        if (run.Status is RunStatus.Running or RunStatus.Waiting && shape is not null)
        {
            foreach (var waiting in shape.Top.Where(id => !run.Blocks.ContainsKey(id)))
            {
                tree.AddNode(new Text($"· {waiting}", Styles.Dim));
            }
        }

        return tree;
    }

    private static void Add(IHasTreeNodes at, string parent, RunSummary run, ILookup<string, string> children, DateTimeOffset now, int width)
    {
        var all = children[parent].ToArray();
        var hidden = all.Length - MostItems > 1 && all[0].EndsWith(']') ? all.Length - MostItems : 0;
        if (hidden > 0)
        {
            at.AddNode(new Text($"{Measures.Several(hidden, "item", "items")} before these", Styles.Dim));
        }

        foreach (var path in all.Skip(hidden))
        {
            var node = at.AddNode(run.Blocks.TryGetValue(path, out var block) ? Line(path, block, now, width) : Styles.Faint(LastOf(path)));
            if (block is not null)
            {
                AddValues(node, path, block, width - 4);
                foreach (var wait in block.Status == RunStatus.Running ? run.Queued.Where(wait => wait.Block == path) : [])
                {
                    node.AddNode(new Text(Words.Shorten(Words.OneLine(wait.Text), Math.Max(10, width - 4)), Styles.Attention));
                }
            }

            Add(node, path, run, children, now, width - 4);
        }
    }

    private static Paragraph Line(string path, BlockSummary block, DateTimeOffset now, int width)
    {
        // How long a block ran that was stopped is not known: it tells no end.
        var elapsed = block.ElapsedMs ?? (block.Status is RunStatus.Running or RunStatus.Waiting ? Math.Max(0, (now - block.Started).TotalMilliseconds) : null);
        var line = new Paragraph()
            .Append($"{Marks.Of(block)} ", Marks.StyleOf(block))
            .Append(Words.OneLine(LastOf(path)))
            .Append($"  {Words.OneLine(block.Type)}{(elapsed is { } time ? $"  {Measures.Duration(time)}" : "")}", Styles.Dim);
        if (CostText.OfBlock(block.Meta) is { Length: > 0 } used)
        {
            line.Append($"  {used}", Styles.Dim);
        }

        if (block.Attempts > 1)
        {
            line.Append($"  attempt {block.Attempts}", Styles.Attention);
        }

        if (block.Again is { } again && block.Status == RunStatus.Running)
        {
            line.Append($"  again in {Measures.Duration(Math.Ceiling(Math.Max(0, (again - now).TotalSeconds)) * 1000)}", Styles.Attention);
        }

        return block.Error is { } error
            ? line.Append("\n").Append(Words.Shorten(Words.OneLine($"{error.Code} {error.Message}"), Math.Max(10, width)), Styles.Bad)
            : block.Replaces is { } failure
                ? line.Append("\n").Append(Words.Shorten(BlockLine.Substitute(failure), Math.Max(10, width)), Styles.Attention)
                : BlockLine.FailedItems(block) is > 0 and var failed ? line.Append($"  {BlockLine.Items(failed)}", Styles.Attention) : line;
    }

    private static void AddValues(TreeNode node, string path, BlockSummary block, int width)
    {
        if (block.Wait is { } wait)
        {
            node.AddNode(new Text(Words.Shorten($"waits {WaitText.Of(wait)}", Math.Max(10, width)), Styles.Attention));
            return;
        }

        if (block.Input is { } input)
        {
            node.AddNode(Value("in ", BlockLine.Short(input), width));
        }

        foreach (var log in block.Logs ?? [])
        {
            node.AddNode(new Text(Words.Shorten(BlockLine.Log(path, log), Math.Max(10, width)), BlockLine.StyleOf(log)));
        }

        if (block is { Said: { } said, Status: RunStatus.Running })
        {
            node.AddNode(Value("...", Words.OneLine(said)[^Math.Min(Words.OneLine(said).Length, Math.Max(10, width - 4))..], width));
        }
        else if (block.Output is { } output)
        {
            node.AddNode(Value("out", BlockLine.Short(output), width));
        }
    }

    private static Paragraph Value(string label, string value, int width) =>
        new Paragraph().Append($"{label} ", Styles.Dim).Append(Words.Shorten(value, Math.Max(10, width - 4)));

    private static string LastOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
