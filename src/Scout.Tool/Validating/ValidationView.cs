using System.Globalization;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Scout.Validation.Reports;
using Scout.Validation.Trying;
using Spectre.Console;

namespace Scout.Tool.Validating;

/// <summary>What came of validating, for people.</summary>
internal static class ValidationView
{
    private const int BarWidth = 20;

    /// <summary>How far it is, on one line: a bar, then runs, time and money.</summary>
    public static string Progress(string suite, ValidationProgress progress)
    {
        var done = BarWidth * progress.Done / Math.Max(1, progress.Of);
        var parts = new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"{progress.Done}/{progress.Of} runs"),
            progress.Failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{progress.Failed} failed"),
            progress.Left is { } left && progress.Done < progress.Of ? $"{Measures.Duration(Math.Ceiling(left.TotalSeconds) * 1000)} left" : "",
            progress.Cost == 0 ? "" : $"cost {Cost(progress.Cost)}{(progress.CostLeft == 0 ? "" : $", {Cost(progress.CostLeft)} more")}",
        };
        return $"{suite} [{new string('█', done)}{new string('░', BarWidth - done)}] {string.Join(", ", parts.Where(part => part.Length > 0))}";
    }

    /// <summary>All of it.</summary>
    public static void Write(IAnsiConsole console, ValidationAnswer answer)
    {
        Line.Write(console, $"[bold]{Line.Of(VerdictWords.What(answer))}[/]");
        foreach (var suite in answer.Suites)
        {
            Line.Write(console);
            Write(console, suite);
        }
    }

    private static void Write(IAnsiConsole console, SuiteAnswer suite)
    {
        Line.Write(console, $"{Styled(suite.Verdict, $"{VerdictWords.Mark(suite.Verdict)} {suite.Suite}: {VerdictWords.Word(suite.Verdict)}")}{(suite.Why is { } why ? $" [dim]({Line.Of(why)})[/]" : "")}");
        var width = suite.Cases.Max(one => TextWidth.Of(Words.OneLine(one.Case)));
        foreach (var one in suite.Cases)
        {
            Line.Write(console, $"  {Styled(one.Verdict, VerdictWords.Mark(one.Verdict))} {Line.Verbatim(TextWidth.Pad(Words.OneLine(one.Case), width))}  {Report.Figures(one)}{(one.Needed == one.Runs.Length ? "" : $" [dim]({one.Needed.ToString(CultureInfo.InvariantCulture)} needed)[/]")}{(VerdictWords.Before(one) is { Length: > 0 } before ? $"  [dim]{Line.Of(before)}[/]" : "")}");
            foreach (var (problem, runs) in Report.Problems(one))
            {
                Line.Write(console, $"      {Line.Of(problem)}{(runs.IsEmpty ? "" : $" [dim]dotnet scout logs {RunIds.ShortOf(runs[0])}{(runs.Length == 1 ? "" : $" and {Measures.Several(runs.Length - 1, "other", "others")}")}[/]")}");
            }
        }

        if (suite.Comparison is { } comparison)
        {
            Line.Write(console, $"  {Line.Of(comparison.Sentence)}");
        }

        Line.Write(console, $"  [dim]{Line.Of(VerdictWords.Figures(suite))}[/]");
        if (suite.Evidence is { } evidence)
        {
            Line.Write(console, $"  [dim]evidence: {Line.Of(evidence)}[/]");
        }
    }

    private static string Styled(Verdict verdict, string text) =>
        $"[{(verdict switch { Verdict.Passed => Styles.Good, Verdict.Failed => Styles.Bad, _ => Styles.Attention }).ToMarkup()}]{Line.Of(text)}[/]";

    private static string Cost(decimal cost) => CostWords.Of(new() { Cost = Math.Round(cost, 4) });
}
