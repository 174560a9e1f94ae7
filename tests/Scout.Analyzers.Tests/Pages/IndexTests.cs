using System.Globalization;
using System.Text.RegularExpressions;

namespace Scout.Analyzers.Tests.Pages;

public partial class IndexTests
{
    [Fact]
    public void The_table_of_rules_is_what_the_rules_and_fixes_say() => Assert.Equal(
        NamedRule.All.Select(rule => (rule.Descriptor.Id, rule.Name, rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture), rule.Severity, rule.Fixer is null ? "" : "yes")).Order(),
        Row.Matches(Text("Scout.Analyzers.md")).Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value, row.Groups[4].Value, row.Groups[5].Value)).Order());

    [Fact]
    public void Every_descriptor_is_reported_by_a_rule() => Assert.Equal(
        NamedRule.All.Select(rule => rule.Descriptor.Id),
        new WorkflowAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void The_release_notes_list_every_rule() => Assert.Equal(
        new WorkflowAnalyzer().SupportedDiagnostics.Select(rule => (rule.Id, rule.Category, rule.DefaultSeverity.ToString(), rule.Title.ToString(CultureInfo.InvariantCulture))).Order(),
        Released.Matches(Text("AnalyzerReleases.md")).Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value, row.Groups[4].Value)).Order());

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(IndexTests).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\| \[(SCOUT\d{4})\]\(rules/\1\.md\) \| `(\w+)` \| (.+?) \| (\w+) \| (\w*) ?\|$", RegexOptions.Multiline)]
    private static partial Regex Row { get; }

    [GeneratedRegex(@"^(SCOUT\d{4}) \| (\S+) \| (\w+) \| (.+)$", RegexOptions.Multiline)]
    private static partial Regex Released { get; }
}
