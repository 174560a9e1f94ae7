using System.Diagnostics;
using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Graphs;
using Scout.Web.Pictures;

namespace Scout.Web.Tests.Pictures;

/// <summary>A picture has every block once, below what it needs, and nothing lies over anything else.</summary>
public sealed class GraphLayoutTests
{
    private const string Branches = """
        {"blocks":{
          "triage":{"type":"llm","needs":["inputs"]},
          "route":{"type":"if","needs":["triage"],"config":{"condition":"triage.urgent"},
            "then":{"blocks":{"page":{"type":"code","needs":["triage"]},"apologise":{"type":"llm","needs":["page"]}},"result":"apologise"},
            "otherwise":{"blocks":{"thank":{"type":"text","needs":[]}},"result":"thank"}},
          "letter":{"type":"text","needs":["route","triage"]}},
         "result":"letter"}
        """;

    [Fact]
    public void What_is_needed_lies_above_and_branches_are_frames_in_their_block()
    {
        var layout = GraphLayout.Of(GraphScope.Of(JsonElement.Parse(Branches)));
        var boxes = layout.Nodes.Where(node => node.Block is not null).ToDictionary(node => node.Id, node => node.Box);
        var frames = layout.Nodes.Where(node => node.Block is null).ToDictionary(node => node.Name, node => node.Box);

        Assert.Equal(["apologise", "letter", "page", "route", "thank", "triage"], boxes.Keys.Order(StringComparer.Ordinal));
        Assert.True(boxes["triage"].Bottom < boxes["route"].Y && boxes["route"].Bottom < boxes["letter"].Y && boxes["page"].Bottom < boxes["apologise"].Y);
        Assert.True(IsIn(boxes["page"], frames["then"]) && IsIn(boxes["apologise"], frames["then"]) && IsIn(boxes["thank"], frames["otherwise"]));
        Assert.True(IsIn(frames["then"], boxes["route"]) && IsIn(frames["otherwise"], boxes["route"]));
        Assert.Contains(layout.Edges, edge => edge.Connection == new Connection("page", "apologise"));
    }

    [Fact]
    public void Connections_that_are_gone_are_drawn_where_both_ends_are_there()
    {
        var layout = GraphLayout.Of(GraphScope.Of(JsonElement.Parse(Branches)), [new("letter", "thank"), new("letter", "nobody"), new("triage", "route")]);

        Assert.Single(layout.Edges, edge => edge.Connection == new Connection("letter", "thank"));
        Assert.Single(layout.Edges, edge => edge.Connection == new Connection("triage", "route"));
        Assert.DoesNotContain(layout.Edges, edge => edge.Connection.To == "nobody");
    }

    /// <remarks>Blocks that stand beside one another are no wider than a page, however many they are.</remarks>
    [Theory]
    [InlineData(12, 1)]
    [InlineData(100, 5)]
    [InlineData(500, 500)]
    public void Nothing_lies_over_anything_else_and_all_of_it_is_as_wide_as_a_page(int count, int layer)
    {
        var blocks = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""
            "b{{i}}":{"type":"text","needs":[{{(i < layer ? "" : $"\"b{i - layer}\"")}}]}
            """));
        var watch = Stopwatch.StartNew();
        var layout = GraphLayout.Of(GraphScope.Of(JsonElement.Parse($$$"""{"blocks":{{{{blocks}}}},"result":"b0"}""")));
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} blocks: {watch.Elapsed.TotalMilliseconds:0} ms");

        Assert.Equal(count, layout.Nodes.Length);
        Assert.InRange(layout.Width, 1, 1_000);
        Assert.All(layout.Nodes, node => Assert.True(node.Box.X >= 0 && node.Box.X + node.Box.Width <= layout.Width && node.Box.Bottom <= layout.Height));
        foreach (var row in layout.Nodes.GroupBy(node => node.Box.Y))
        {
            var sorted = row.OrderBy(node => node.Box.X).ToArray();
            Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.First.Box.X + pair.First.Box.Width <= pair.Second.Box.X));
        }
    }

    private static bool IsIn(Box inner, Box outer) => inner.X >= outer.X && inner.Y >= outer.Y && inner.X + inner.Width <= outer.X + outer.Width && inner.Bottom <= outer.Bottom;
}
