using System.Globalization;
using System.Text;
using System.Xml;
using Scout.Environments.Evidence;
using Scout.Validation.Trying;

namespace Scout.Validation.Reports;

/// <summary>JUnit's XML, as CI systems read it: a case that failed is a failure, one of which that cannot be said an error.</summary>
internal static class JUnitReport
{
    public static string Write(ValidationAnswer answer)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("testsuites");
            foreach (var suite in answer.Suites)
            {
                Write(writer, answer, suite);
            }

            writer.WriteEndElement();
        }

        return $"{text}\n";
    }

    private static void Write(XmlWriter writer, ValidationAnswer answer, SuiteAnswer suite)
    {
        var comparison = suite.Comparison;
        // What no case and no comparison tells: it is stale, or ended before its end.
        var why = suite.Verdict != Verdict.Passed ? suite.Why : null;
        var tests = suite.Cases.Length + (comparison is null ? 0 : 1) + (why is null ? 0 : 1);
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", $"{answer.Workflow}.{suite.Suite}");
        writer.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", Count(suite, Verdict.Failed) + (comparison is { Verdict: ComparisonVerdict.Worse } ? 1 : 0));
        writer.WriteAttributeString("errors", Count(suite, Verdict.Inconclusive) + (comparison is { Verdict: ComparisonVerdict.TooFew } ? 1 : 0) + (why is null ? 0 : 1));
        writer.WriteAttributeString("time", Seconds(suite.ElapsedMs));
        foreach (var one in suite.Cases)
        {
            Begin(writer, answer, suite, one.Case, one.Runs.Sum(run => run.ElapsedMs ?? 0));
            End(writer, one.Verdict, $"{Report.Figures(one)} passed, {one.Needed} must", string.Join('\n', Report.Problems(one).Select(problem => $"{problem.Problem}{(problem.Runs.IsEmpty ? "" : $" (runs {string.Join(", ", problem.Runs)})")}")));
        }

        if (comparison is not null)
        {
            Begin(writer, answer, suite, "comparison with what runs now", 0);
            End(writer, comparison.Verdict switch { ComparisonVerdict.Worse => Verdict.Failed, ComparisonVerdict.TooFew => Verdict.Inconclusive, _ => Verdict.Passed }, comparison.Sentence, "");
        }

        if (why is not null)
        {
            Begin(writer, answer, suite, "validation as a whole", 0);
            End(writer, Verdict.Inconclusive, $"{VerdictWords.Word(suite.Verdict)}: {why}", "");
        }

        writer.WriteEndElement();
    }

    private static void Begin(XmlWriter writer, ValidationAnswer answer, SuiteAnswer suite, string name, double milliseconds)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", $"{answer.Workflow}.{suite.Suite}");
        writer.WriteAttributeString("name", Plain(name));
        writer.WriteAttributeString("time", Seconds(milliseconds));
    }

    private static void End(XmlWriter writer, Verdict verdict, string message, string text)
    {
        if (verdict != Verdict.Passed)
        {
            writer.WriteStartElement(verdict == Verdict.Failed ? "failure" : "error");
            writer.WriteAttributeString("message", Plain(message));
            writer.WriteString(Plain(text));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    // XML has no way to write them.
    private static string Plain(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : '\uFFFD'));

    private static void WriteAttributeString(this XmlWriter writer, string name, int count) => writer.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));

    private static int Count(SuiteAnswer suite, Verdict verdict) => suite.Cases.Count(one => one.Verdict == verdict);

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.###", CultureInfo.InvariantCulture);
}
