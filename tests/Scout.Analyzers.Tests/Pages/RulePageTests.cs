using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Tests.Pages;

public class RulePageTests
{
    // There is no source that shows a missing file, or what a project is built as.
    private static readonly string[] WithoutExamples = ["SCOUT1028", "SCOUT1099"];

    // What breaks them does not compile either: they stand beside the compiler's message.
    private static readonly string[] BesideTheCompiler = ["SCOUT1042", "SCOUT1043", "SCOUT1046", "SCOUT2008"];

    public static TheoryData<string> Pages => [.. RulePage.Rules];

    public static TheoryData<string> PagesWithExamples => [.. RulePage.Rules.Except(WithoutExamples)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Equal(
        new WorkflowAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal), RulePage.Rules);

    [Fact]
    public void Every_rule_links_to_the_address_of_its_page() => Assert.All(
        new WorkflowAnalyzer().SupportedDiagnostics,
        descriptor =>
        {
            Assert.Equal($"https://scout.build/rules/{descriptor.Id}", descriptor.HelpLinkUri);
            Assert.Contains(descriptor.Id, RulePage.Rules);
        });

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_the_rules_title_and_says_why_and_when_to_suppress(string rule)
    {
        var page = RulePage.Of(rule);

        Assert.Equal($"{rule}: {Descriptor(rule).Title}", page.Title);
        Assert.Subset(page.Sections.ToHashSet(), new HashSet<string> { "Why", "When to suppress" });
    }

    [Theory]
    [MemberData(nameof(PagesWithExamples))]
    public async Task What_a_page_calls_bad_breaks_its_rule_and_no_other(string rule)
    {
        var page = RulePage.Of(rule);

        Assert.NotEmpty(page.Bad);
        foreach (var source in page.Bad)
        {
            var ids = (await Example.Report(source, page.Files)).Select(diagnostic => diagnostic.Id).Distinct();
            Assert.Equal([rule], BesideTheCompiler.Contains(rule) ? ids.Where(id => !id.StartsWith("CS", StringComparison.Ordinal)) : ids);
        }
    }

    [Theory]
    [MemberData(nameof(PagesWithExamples))]
    public async Task What_a_page_calls_good_breaks_none(string rule)
    {
        var page = RulePage.Of(rule);

        Assert.NotEmpty(page.Good);
        foreach (var source in page.Good)
        {
            Assert.Empty((await Example.Report(source, page.Files)).Select(diagnostic => diagnostic.ToString()));
        }
    }

    private static DiagnosticDescriptor Descriptor(string rule) => new WorkflowAnalyzer().SupportedDiagnostics.Single(descriptor => descriptor.Id == rule);
}
