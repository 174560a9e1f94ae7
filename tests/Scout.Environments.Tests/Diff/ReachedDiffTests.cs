using Scout.Environments.Diff;

namespace Scout.Environments.Tests.Diff;

public sealed class ReachedDiffTests
{
    private const string Root = "M:Shop.Flow.Run";

    [Theory]
    [InlineData("package Http 10.0.0", "package Http 11.0.0", "package Http 10.0.0 -> 11.0.0")]
    [InlineData("", "package Http 11.0.0", "package Http 11.0.0 is new")]
    [InlineData("code Words aa", "code Words bb", "project Words differs")]
    [InlineData("T:Shop.Customer aa", "P:Shop.Customer.Tier -\nT:Shop.Customer bb", "type Shop.Customer: member Tier is new")]
    [InlineData("M:Shop.Sums.Add(System.Int32) aa", "M:Shop.Calc.Add(System.Int32) aa", "type Shop.Calc: member Add moved from Shop.Sums")]
    [InlineData("M:Shop.A.#ctor(System.Int32) aa", "M:Shop.A.#ctor bb", "type Shop.A: its constructor has another signature")]
    [InlineData("M:Shop.A.Text aa cc", "M:Shop.A.Text cc", "type Shop.A: member Text differs in the line ends of its texts")]
    public void Names_what_differs(string before, string after, string expected) =>
        Assert.Equal([expected], ReachedDiff.Of((Root, $"{Root} 11\n{before}"), (Root, $"{Root} 11\n{after}")));

    [Theory]
    [InlineData("code Words aa\nin Words M:Words.Titles.Of aa", "code Words bb\nin Words M:Words.Titles.Of bb", "type Words.Titles: member Of differs", "project Words differs")]
    [InlineData("code Words aa", "code Words bb\nin Words M:Words.Titles.Of bb", "project Words differs")]
    [InlineData("code Words aa\nin Words T:Words.Titles bb", "", "project Words is gone")]
    public void Names_members_of_libraries_that_both_sides_know(string before, string after, params string[] expected) =>
        Assert.Equal(expected, ReachedDiff.Of((Root, $"{Root} 11\n{before}"), (Root, $"{Root} 11\n{after}")));

    [Fact]
    public void Tells_line_ends_of_the_method_itself() =>
        Assert.Contains("line ends", Assert.Single(ReachedDiff.Of((Root, $"{Root} aa cc"), (Root, $"{Root} cc"))), StringComparison.Ordinal);

    [Fact]
    public void A_moved_method_is_named_and_builds_without_a_record_say_nothing_more()
    {
        Assert.Equal(["moved from Shop.Sums to Shop.Calc"], ReachedDiff.Of(("M:Shop.Sums.Add", null), ("M:Shop.Calc.Add", null)));
        Assert.Empty(ReachedDiff.Of((Root, null), (Root, $"{Root} aa")));
    }
}
