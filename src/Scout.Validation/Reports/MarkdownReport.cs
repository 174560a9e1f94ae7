using System.Text;
using Scout.Validation.Trying;

namespace Scout.Validation.Reports;

/// <summary>Markdown for pull requests: the verdict first, then each case.</summary>
internal static class MarkdownReport
{
    private const int Longest = 60_000;

    public static string Write(ValidationAnswer answer)
    {
        var text = new StringBuilder();
        text.Append("## ").Append(VerdictWords.Mark(answer.Verdict)).Append(" Validation ").Append(VerdictWords.Word(answer.Verdict)).Append("\n\n").Append(Plain(VerdictWords.What(answer))).Append('\n');
        foreach (var suite in answer.Suites)
        {
            Write(text, suite);
        }

        if (text.Length > Longest)
        {
            text.Length = Longest;
            text.Append("\n\n… cut here: the rest is in the report of another format.\n");
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, SuiteAnswer suite)
    {
        text.Append("\n### ").Append(VerdictWords.Mark(suite.Verdict)).Append(' ').Append(Plain(suite.Suite)).Append("\n\n| | case | passed | needed |").Append(suite.Comparison is null ? "" : " what runs now |").Append(" why |\n| --- | --- | --- | --- |").Append(suite.Comparison is null ? "" : " --- |").Append(" --- |\n");
        foreach (var one in suite.Cases)
        {
            text.Append("| ").Append(VerdictWords.Mark(one.Verdict)).Append(" | ").Append(Plain(one.Case)).Append(" | ").Append(Report.Figures(one)).Append(" | ").Append(one.Needed)
                .Append(suite.Comparison is null ? "" : $" | {VerdictWords.Before(one)}").Append(" | ")
                .Append(one.Verdict == Verdict.Passed ? "" : string.Join("<br>", Report.Problems(one).Select(problem => Plain(problem.Problem)))).Append(" |\n");
        }

        text.Append('\n').Append(suite.Comparison is { } comparison ? $"{Plain(comparison.Sentence)}\n\n" : "").Append(suite.Why is { } why ? $"{Plain(why)}.\n\n" : "").Append(VerdictWords.Figures(suite)).Append('\n');
    }

    // What others wrote is text here: no table ends, no markup begins, nobody is mentioned.
    private static string Plain(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(letter => letter switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '@' => "@\u200b",
        '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '#' or '|' or '~' or '!' => $"\\{letter}",
        _ when char.IsControl(letter) => "\uFFFD",
        _ => letter.ToString(),
    }));
}
