using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Contracts;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class CountedEnvironmentsTests
{
    private static readonly Baseline Running = BaselineReader.Read(SourceText.From("""
        scout-baseline 1
        environments test staging production
        revision shop 81d0c44a12 own test
        input $ object -
        output $ string -
        revision shop 3f9a1c2b7e own staging production
        input $ object -
        output $ string -

        """));

    [Theory]
    [InlineData(null, "test runs 81d0c44a12, and staging and production run 3f9a1c2b7e")]
    [InlineData(" ", "test runs 81d0c44a12, and staging and production run 3f9a1c2b7e")]
    [InlineData("production", "production runs 3f9a1c2b7e")]
    [InlineData(" Production;test , ", "test runs 81d0c44a12, and production runs 3f9a1c2b7e")]
    [InlineData("none", "")]
    [InlineData("development", "")]
    [InlineData("development, staging", "staging runs 3f9a1c2b7e")]
    public void Those_that_are_named_count(string? option, string expected)
    {
        var counted = CountedEnvironments.Of(option, Running);

        Assert.Equal((expected, ""), (RunningWords.Of(counted.Of(Running.Revisions)), counted.Note));
    }

    [Fact]
    public void A_name_that_no_environment_has_makes_every_one_count_and_is_told()
    {
        var counted = CountedEnvironments.Of("producton, test", Running);

        Assert.Equal(2, counted.Of(Running.Revisions).Count());
        Assert.Equal(" (every environment counts, because scout.json has no 'producton', which scout_contract_environments names)", counted.Note);
    }
}
