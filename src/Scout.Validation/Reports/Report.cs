using System.Collections.Immutable;

namespace Scout.Validation.Reports;

/// <summary>A way to write what came of validating into a file.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="File">The file that it goes to where nobody names one.</param>
/// <param name="Write">Its text.</param>
internal sealed record Report(string Name, string File, Func<ValidationAnswer, string> Write)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Report> All { get; } =
    [
        new("junit", "validation.xml", JUnitReport.Write),
        new("markdown", "validation.md", MarkdownReport.Write),
        new("html", "validation.html", HtmlReport.Write),
    ];

    /// <summary>What a case showed that did not pass: each reason once, with the runs that had it.</summary>
    public static IEnumerable<(string Problem, ImmutableArray<string> Runs)> Problems(CaseAnswer one) => one.Runs
        .SelectMany(run => run.Problems.Select(problem => (problem, run.RunId)))
        .GroupBy(pair => pair.problem, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Select(pair => pair.RunId).OfType<string>().ToImmutableArray()));

    /// <summary>How a case stands, in figures: <c>4/5</c>.</summary>
    public static string Figures(CaseAnswer one) => $"{one.Passed}/{one.Runs.Length}";
}
