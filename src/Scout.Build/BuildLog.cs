using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Scout.Revisions.Snapshots;
using Scout.Revisions.Text;

namespace Scout.Build;

/// <summary>What the tasks tell a build: the only door into its log. What others wrote goes through it as <see cref="PlainText"/>.</summary>
internal static class BuildLog
{
    /// <summary>An error is one line, whatever an exception's message holds.</summary>
    public static void Fail(this TaskLoggingHelper log, SnapshotError error, string project) =>
        log.LogError(null, error.Code, null, null, PlainText.Of(error.File ?? project), error.Line, 0, 0, 0, "{0}", PlainText.Of(error.Message.Split('\n')[0].TrimEnd()));

    public static void Warn(this TaskLoggingHelper log, SnapshotError warning, string project) =>
        log.LogWarning(null, warning.Code, null, null, PlainText.Of(warning.File ?? project), warning.Line, 0, 0, 0, "{0}", PlainText.Of(warning.Message));

    public static void Say(this TaskLoggingHelper log, IEnumerable<string> lines) =>
        log.LogMessage(MessageImportance.High, "{0}", string.Join(Environment.NewLine, lines.Select(PlainText.Of)));

    /// <summary>What user code wrote is quoted, so that nobody who reads the log takes <c>error CS9999:</c> for the compiler's.</summary>
    public static void Quote(this TaskLoggingHelper log, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            log.Say(["    | " + line.TrimEnd('\r')]);
        }
    }
}
