using Scout.Environments.Checks;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Upkeep;

internal static class CheckView
{
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
            : $"{Words.Several(errors, "error", "errors")}, {Words.Several(warnings, "warning", "warnings")}.";
        console.WriteLine($"{Words.Several(report.Files, "file", "files")} checked: {found}");
    }
}
