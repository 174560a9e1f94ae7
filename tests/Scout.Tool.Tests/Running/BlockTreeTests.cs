using System.Collections.Immutable;
using Scout.Revisions;
using Scout.Tool.Running;

namespace Scout.Tool.Tests.Running;

public sealed class BlockTreeTests
{
    private const string Child = """{"workflow":"child","blocks":{"say":{"type":"text"},"ask":{"type":"if","then":{"blocks":{"loud":{"type":"text"}}},"otherwise":{"blocks":{}}}}}""";

    private const string Parent = """
        {
          "workflow": "parent", "calls": { "child": "sha256:aa" },
          "blocks": {
            "route": { "type": "switch", "cases": { "a": { "blocks": { "first": { "type": "text" } } } }, "otherwise": { "blocks": { "deep": { "type": "when", "then": { "blocks": { "deeper": { "type": "text" } } } } } } },
            "items": { "type": "foreach", "body": { "blocks": { "item_line": { "type": "text" }, "choose": { "type": "if", "then": { "blocks": { "inner": { "type": "llm" } } }, "otherwise": { "blocks": {} } } } }, "on_error": { "fallback": { "blocks": { "sorry": { "type": "text" } } } } },
            "rounds": { "type": "repeat", "body": { "blocks": { "draft": { "type": "text" } } } },
            "called": { "type": "call", "config": { "workflow": "child" } }
          }
        }
        """;

    private readonly BlockTree _tree = BlockTree.Of(StoredRevision.Of(Parent), ImmutableSortedDictionary<string, StoredRevision>.Empty.Add("sha256:aa", StoredRevision.Of(Child)));

    [Theory]
    [InlineData("route", null)]
    [InlineData("first", "route")]
    [InlineData("deeper", "deep")]
    [InlineData("sorry", "items")]
    [InlineData("items[3]", "items")]
    [InlineData("items[3]/item_line", "items[3]")]
    [InlineData("items[3]/inner", "items[3]/choose")]
    [InlineData("rounds[2]", "rounds")]
    [InlineData("rounds[2]/draft", "rounds[2]")]
    [InlineData("called/say", "called")]
    [InlineData("called/loud", "called/ask")]
    public void Every_path_lies_in_what_ran_it(string path, string? expected) => Assert.Equal(expected, _tree.ParentOf(path));

    [Fact]
    public void The_outermost_blocks_are_known() => Assert.Equal(["route", "items", "rounds", "called"], _tree.Top);

    [Fact]
    public void The_longest_path_counts_loops() => Assert.Equal("items[0]/item_line".Length, _tree.LongestPath);
}
