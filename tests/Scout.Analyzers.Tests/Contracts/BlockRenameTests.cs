using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Scout.Analyzers.Contracts;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class BlockRenameTests
{
    [Theory]
    [InlineData("triage:llm greet:text", "sort:llm greet:text", "sort<triage")]
    [InlineData("triage:llm greet:text", "sort:llm hello:text", "hello<greet sort<triage")]
    [InlineData("triage:llm", "triage:llm", "")]
    [InlineData("triage:llm", "triage:llm sort:llm", "")]
    [InlineData("triage:llm", "", "")]
    [InlineData("triage:llm", "sort:code", "")]
    [InlineData("triage:llm", "sort:llm:triage", "")]
    [InlineData("triage:llm", "sort:llm:triage more:llm", "")]
    [InlineData("triage:llm", "sort:llm more:llm", "")]
    [InlineData("triage:llm other:llm", "sort:llm", "")]
    [InlineData("triage:llm other:llm", "sort:llm other:llm", "sort<triage")]
    public void One_block_for_one_that_is_gone(string before, string after, string expected) => Assert.Equal(
        expected,
        string.Join(' ', BlockRename.Of(Blocks(after), [Revision("production", "3f9a1c2b7e", before)]).Select(rename => $"{rename.Block.Id}<{rename.FormerId}").Order(StringComparer.Ordinal)));

    [Fact]
    public void Several_revisions_with_the_same_former_id_are_named_together()
    {
        var rename = Assert.Single(BlockRename.Of(Blocks("sort:llm"), [Revision("staging", "81d0c44a12", "triage:llm"), Revision("production", "3f9a1c2b7e", "triage:llm")]));

        Assert.Equal("staging runs 81d0c44a12, and production runs 3f9a1c2b7e", rename.Runs);
    }

    [Fact]
    public void Of_several_former_ids_the_newest_is_asked_for()
    {
        var rename = Assert.Single(BlockRename.Of(Blocks("sort:llm"), [Revision("staging", "81d0c44a12", "classify:llm"), Revision("production", "3f9a1c2b7e", "triage:llm")]));

        Assert.Equal(("classify", "staging runs 81d0c44a12"), (rename.FormerId, rename.Runs));
    }

    private static ContractBlock[] Blocks(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(block => block.Split(':')).Select(parts => new ContractBlock(parts[0], parts[1], parts.ElementAtOrDefault(2), Location.None))];

    private static BaselineRevision Revision(string environment, string id, string blocks) => new()
    {
        Workflow = "shop",
        Id = id,
        IsOwn = true,
        Environments = [environment],
        Input = new(ContractTypes.Object),
        Output = new(ContractTypes.Object),
        Blocks = Blocks(blocks).ToImmutableSortedDictionary(block => block.Id, block => block.Type),
    };
}
