using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Environments.Graphs;

namespace Scout.Web.Pictures;

/// <summary>Where something lies in a picture: its left upper corner and its size, in pixels.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The middle of its width.</summary>
    public double Middle => X + (Width / 2);

    /// <summary>Its lower edge.</summary>
    public double Bottom => Y + Height;
}

/// <summary>A block of a picture, or a frame around blocks.</summary>
/// <param name="Id">The block's id.</param>
/// <param name="Block">The block; none: a branch or a body.</param>
/// <param name="Name">The name of a branch or a body.</param>
/// <param name="Box">Where it lies.</param>
internal sealed record PlacedNode(string Id, GraphBlock? Block, string Name, Box Box);

/// <summary>A line from what is needed to what needs it.</summary>
/// <param name="Connection">The two blocks.</param>
/// <param name="From">Where the one lies.</param>
/// <param name="To">Where the other lies.</param>
internal sealed record PlacedEdge(Connection Connection, Box From, Box To);

/// <summary>A picture of a revision: what a block needs lies above it; branches and bodies are frames in their block.</summary>
internal sealed record GraphLayout(ImmutableArray<PlacedNode> Nodes, ImmutableArray<PlacedEdge> Edges, double Width, double Height)
{
    private const double NodeWidth = 168;
    private const double NodeHeight = 44;
    private const double Gap = 24;
    private const double LayerGap = 36;
    private const double Padding = 12;
    private const double Title = 20;

    // A row is no wider, where its blocks are not: what does not fit stands below.
    private const double RowWidth = 4 * (NodeWidth + Gap);

    /// <summary>Lays a workflow out. Takes time in proportion to its blocks and their connections.</summary>
    /// <param name="scope">The workflow.</param>
    /// <param name="more">Connections to draw that it does not have, or none.</param>
    public static GraphLayout Of(GraphScope scope, IEnumerable<Connection>? more = null)
    {
        var measured = Measure(scope);
        var nodes = ImmutableArray.CreateBuilder<PlacedNode>();
        var boxes = new Dictionary<string, Box>(StringComparer.Ordinal);
        Place(measured, Padding, Padding, nodes, boxes);
        ImmutableArray<PlacedEdge> edges =
        [
            .. from connection in nodes.Where(node => node.Block is not null).SelectMany(node => node.Block!.Needs.Select(need => new Connection(need, node.Id))).Union(more ?? [])
               where boxes.ContainsKey(connection.From) && boxes.ContainsKey(connection.To)
               select new PlacedEdge(connection, boxes[connection.From], boxes[connection.To]),
        ];
        return new(nodes.ToImmutable(), edges, measured.Width + (2 * Padding), measured.Height + (2 * Padding));
    }

    private static MeasuredScope Measure(GraphScope scope)
    {
        var inside = scope.Blocks.Select(block => block.Id).ToHashSet(StringComparer.Ordinal);
        var layer = new Dictionary<string, int>(StringComparer.Ordinal);
        var layers = new List<List<MeasuredBlock>>();
        // What a block needs stands before it.
        foreach (var block in scope.Blocks)
        {
            var at = block.AllNeeds.Where(inside.Contains).Select(need => layer.GetValueOrDefault(need, -1)).DefaultIfEmpty(-1).Max() + 1;
            layer[block.Id] = at;
            while (layers.Count <= at)
            {
                layers.Add([]);
            }

            layers[at].Add(Measure(block));
        }

        layers = [.. layers.SelectMany(Rows)];
        var width = layers.Select(row => row.Sum(block => block.Width) + (Gap * (row.Count - 1))).DefaultIfEmpty(NodeWidth).Max();
        var height = layers.Sum(row => row.Max(block => block.Height)) + (LayerGap * Math.Max(0, layers.Count - 1));
        return new(scope, layers, width, height);
    }

    // Blocks of a layer do not need one another.
    private static IEnumerable<List<MeasuredBlock>> Rows(List<MeasuredBlock> layer)
    {
        var (row, width) = (new List<MeasuredBlock>(), 0.0);
        foreach (var block in layer)
        {
            if (row.Count > 0 && width + block.Width > RowWidth)
            {
                yield return row;
                (row, width) = ([], 0);
            }

            row.Add(block);
            width += block.Width + Gap;
        }

        yield return row;
    }

    private static MeasuredBlock Measure(GraphBlock block)
    {
        var scopes = block.Scopes.Where(scope => scope.Blocks.Count > 0).Select(Measure).ToArray();
        return scopes.Length == 0
            ? new(block, scopes, NodeWidth, NodeHeight)
            : new(
                block,
                scopes,
                Math.Max(NodeWidth, scopes.Sum(scope => scope.Width + (2 * Padding)) + (Gap * (scopes.Length - 1)) + (2 * Padding)),
                NodeHeight + scopes.Max(scope => scope.Height) + Title + (3 * Padding));
    }

    private static void Place(MeasuredScope scope, double x, double y, ImmutableArray<PlacedNode>.Builder nodes, Dictionary<string, Box> boxes)
    {
        foreach (var row in scope.Layers)
        {
            var left = x + ((scope.Width - row.Sum(block => block.Width) - (Gap * (row.Count - 1))) / 2);
            // Under what they need: lines cross less.
            foreach (var block in row.OrderBy(block => block.Block.Needs.Where(boxes.ContainsKey).Select(need => boxes[need].Middle).DefaultIfEmpty(double.MaxValue).Average()).ToArray())
            {
                var box = new Box(left, y, block.Width, block.Height);
                boxes[block.Block.Id] = box;
                nodes.Add(new(block.Block.Id, block.Block, "", box));
                PlaceInner(block, box, nodes, boxes);
                left += block.Width + Gap;
            }

            y += row.Max(block => block.Height) + LayerGap;
        }
    }

    private static void PlaceInner(MeasuredBlock block, Box box, ImmutableArray<PlacedNode>.Builder nodes, Dictionary<string, Box> boxes)
    {
        var left = box.X + Padding;
        foreach (var scope in block.Scopes)
        {
            var frame = new Box(left, box.Y + NodeHeight, scope.Width + (2 * Padding), scope.Height + Title + (2 * Padding));
            nodes.Add(new(block.Block.Id, null, scope.Scope.Name, frame));
            Place(scope, frame.X + Padding, frame.Y + Title + Padding, nodes, boxes);
            left += frame.Width + Gap;
        }
    }

    private sealed record MeasuredScope(GraphScope Scope, List<List<MeasuredBlock>> Layers, double Width, double Height);

    private sealed record MeasuredBlock(GraphBlock Block, MeasuredScope[] Scopes, double Width, double Height);
}
