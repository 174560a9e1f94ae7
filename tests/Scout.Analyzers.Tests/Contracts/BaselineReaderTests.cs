using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Contracts;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class BaselineReaderTests
{
    private const string Text = """
        scout-baseline 1
        environments staging production
        revision support-desk 3f9a1c2b7e own staging production
        input $ object -
        input $.a object? optional
        input $.a.b enum required big%0020one small
        input $.ab array required
        input $.ab[] integer:int32? -
        input $.map object optional
        input $.map{} object -
        input $.map{}.a%002eb string:date-time unknown
        input $.% string required
        output $ string -
        block sort code
        block triage llm
        revision orders 81d0c44a12 stray staging
        input $ object -
        output $ recursive -

        """;

    [Fact]
    public void Every_line_is_read()
    {
        var baseline = Read(Text);

        Assert.Equal(["staging", "production"], baseline.Environments);
        Assert.Equal([("support-desk", "3f9a1c2b7e", true, "staging+production"), ("orders", "81d0c44a12", false, "staging")], baseline.Revisions.Select(revision => (revision.Workflow, revision.Id, revision.IsOwn, string.Join('+', revision.Environments))));
        Assert.Equal([("sort", "code"), ("triage", "llm")], baseline.Revisions[0].Blocks.Select(block => (block.Key, block.Value)));
        Assert.Equal(["a", "ab", "map", ""], baseline.Revisions[0].Input.Members.Select(member => member.Name));
    }

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        var revision = Read(Text).Revisions[0];

        Assert.Equal(
            Text.Split('\n').Where(line => line.StartsWith("input", StringComparison.Ordinal) || line.StartsWith("output", StringComparison.Ordinal)).SkipLast(2),
            [.. ContractLines.Of("input", revision.Input), .. ContractLines.Of("output", revision.Output)]);
    }

    [Fact]
    public void Line_ends_of_another_system_are_no_difference() =>
        Assert.Equal(2, Read(Text.ReplaceLineEndings("\r\n")).Revisions.Length);

    [Fact]
    public void An_empty_one_says_nothing() => Assert.Same(Baseline.Empty, Read("scout-baseline 1\n"));

    [Theory]
    [InlineData("scout-baseline 1", "scout-baseline 2")]
    [InlineData("scout-baseline 1", "{")]
    [InlineData("environments staging production\n", "")]
    [InlineData("own", "mine")]
    [InlineData("own staging production", "own")]
    [InlineData("input $.ab array required\n", "")]
    [InlineData("input $.ab array required", "input $.ab array")]
    [InlineData("input $.ab array required", "input $.ab array soon")]
    [InlineData("a%002eb", "a%2e")]
    [InlineData("a%002eb", "a%00")]
    [InlineData("output $ string -\n", "")]
    [InlineData("input $ object -\ninput $.a", "input $.a")]
    [InlineData("block sort code", "block sort")]
    [InlineData("block sort code", "bloc sort code")]
    public void Anything_else_says_nothing_at_all(string from, string to)
    {
        Assert.Contains(from, Text, StringComparison.Ordinal);

        Assert.Empty(Read(Text.Replace(from, to, StringComparison.Ordinal)).Revisions);
    }

    [Fact]
    public void A_type_of_a_later_version_is_unknown() =>
        Assert.Equal(ContractTypes.Unknown, Read(Text.Replace("recursive", "vector", StringComparison.Ordinal)).Revisions[1].Output.Type);

    [Fact]
    public void A_file_that_ends_anywhere_never_throws()
    {
        for (var length = 0; length < Text.Length; length++)
        {
            Read(Text[..length]);
        }
    }

    private static Baseline Read(string text) => BaselineReader.Read(SourceText.From(text));
}
