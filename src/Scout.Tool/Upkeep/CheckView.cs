using Scout.Environments.Checks;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Upkeep;

internal static class CheckView
{
    private const int Shown = 10;

    public static void Write(IAnsiConsole console, CheckReport report)
    {
        foreach (var finding in report.Findings)
        {
            var (word, style) = finding.Severity == CheckSeverity.Error ? ("error", Styles.Bad) : ("warning", Styles.Attention);
            console.Write(new Text(word, style));
            console.WriteLine($" {Words.OneLine(finding.Path)}");
            console.WriteLine($"  {Words.OneLine(finding.Message)}");
            console.WriteLine($"  {Words.OneLine(finding.Remedy)}");
        }

        var errors = report.Findings.Count(finding => finding.Severity == CheckSeverity.Error);
        var warnings = report.Findings.Length - errors;
        var found = report.Findings.IsEmpty
            ? "everything is as it was written."
            : $"{Measures.Several(errors, "error", "errors")}, {Measures.Several(warnings, "warning", "warnings")}.";
        console.WriteLine($"{Measures.Several(report.Files, "file", "files")} checked: {found}");
        if (!report.Unsealed.IsEmpty)
        {
            console.WriteLine($"{Measures.Several(report.Unsealed.Length, "event of history is", "events of history are")} not sealed yet; the next promotion does that. Until then nobody can tell whether one was put there or taken away:");
            foreach (var path in report.Unsealed.Take(Shown))
            {
                console.WriteLine($"  {Words.OneLine(path)}");
            }

            if (report.Unsealed.Length > Shown)
            {
                console.WriteLine($"  and {report.Unsealed.Length - Shown} more (--format json).");
            }
        }
    }
}
