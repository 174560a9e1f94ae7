using System.Net;
using System.Text;

namespace Scout.Validation.Reports;

/// <summary>One static page: no script, nothing that comes from elsewhere.</summary>
internal static class HtmlReport
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color-scheme:light dark}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #8884;overflow-wrap:anywhere}
        .passed{color:#157f3c}.failed{color:#c4314b}.inconclusive,.stale{color:#8a6100}ul{margin:0;padding-left:1.2rem}
        @media (prefers-color-scheme:dark){.passed{color:#6ccb8b}.failed{color:#f1707b}.inconclusive,.stale{color:#e0b252}}
        """;

    public static string Write(ValidationAnswer answer)
    {
        var text = new StringBuilder();
        text.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
            .Append(Plain($"Validation of {answer.Workflow}: {VerdictWords.Word(answer.Verdict)}")).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<h1 class=\"").Append(VerdictWords.Word(answer.Verdict)).Append("\">")
            .Append(VerdictWords.Mark(answer.Verdict)).Append(" Validation ").Append(VerdictWords.Word(answer.Verdict)).Append("</h1>\n<p>").Append(Plain(VerdictWords.What(answer))).Append("</p>\n");
        foreach (var suite in answer.Suites)
        {
            Write(text, suite);
        }

        return text.Append("</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder text, SuiteAnswer suite)
    {
        text.Append("<h2 class=\"").Append(VerdictWords.Word(suite.Verdict)).Append("\">").Append(VerdictWords.Mark(suite.Verdict)).Append(' ').Append(Plain(suite.Suite)).Append("</h2>\n<table>\n<thead><tr><th scope=\"col\">Case</th><th scope=\"col\">Passed</th><th scope=\"col\">Needed</th>")
            .Append(suite.Comparison is null ? "" : "<th scope=\"col\">What runs now</th>").Append("<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
        foreach (var one in suite.Cases)
        {
            text.Append("<tr><td class=\"").Append(VerdictWords.Word(one.Verdict)).Append("\">").Append(VerdictWords.Mark(one.Verdict)).Append(' ').Append(Plain(one.Case)).Append("</td><td>").Append(Report.Figures(one)).Append("</td><td>").Append(one.Needed).Append("</td>")
                .Append(suite.Comparison is null ? "" : $"<td>{Plain(VerdictWords.Before(one))}</td>").Append("<td>").Append(Why(one)).Append("</td></tr>\n");
        }

        text.Append("</tbody>\n</table>\n").Append(suite.Comparison is { } comparison ? $"<p>{Plain(comparison.Sentence)}</p>\n" : "").Append(suite.Why is { } why ? $"<p>{Plain(why)}.</p>\n" : "").Append("<p>").Append(Plain(VerdictWords.Figures(suite))).Append("</p>\n");
    }

    private static string Why(CaseAnswer one) => one.Runs.All(run => run.Problems.IsEmpty) ? ""
        : $"<ul>{string.Concat(Report.Problems(one).Select(problem => $"<li>{Plain(problem.Problem)}{(problem.Runs.IsEmpty ? "" : $"<br><small>{Plain(string.Join(", ", problem.Runs))}</small>")}</li>"))}</ul>";

    private static string Plain(string text) => WebUtility.HtmlEncode(text);
}
