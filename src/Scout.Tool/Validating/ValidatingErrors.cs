using Scout.Validation.Reports;

namespace Scout.Tool.Validating;

/// <summary>What can go wrong around a validation.</summary>
internal static class ValidatingErrors
{
    public static ScoutException ReportNotWritten(string file, Exception exception) => new(
        "SCOUT6240",
        $"The report {file} cannot be written: {exception.Message} What was found is above.");

    /// <summary>What is wrong with the place of a report.</summary>
    public static string NoFolder(string file) => $"--report: {file} cannot be written: there is no folder {Path.GetDirectoryName(Path.GetFullPath(file))}. Make it, or name another file.";

    /// <summary>What is wrong with a word behind <c>--report</c>.</summary>
    public static string NoReport(string word) => $"--report: '{word}' is no report. There are {string.Join(", ", Report.All.Select(report => report.Name))}; the file may be named, as junit=results.xml.{Scout.Revisions.Rules.Suggestion.DidYouMean(word, Report.All.Select(report => report.Name))}";
}
