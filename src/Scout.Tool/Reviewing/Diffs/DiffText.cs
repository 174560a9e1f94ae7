using Scout.Environments.Answers;
using Scout.Environments.Diff;
using Scout.Environments.Diff.Words;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>A diff for people: the verdict, the Blocks view, the Code view.</summary>
internal static class DiffText
{
    public static void Write(Terminal terminal, DiffReport report)
    {
        var (console, pair, words) = (terminal.Console, report.Pair, DiffWords.Of(report.Shown));
        RevisionText.WriteArrow(console, $"[bold]{Line.Of(pair.To.Workflow)}[/]  ", RevisionReference.Of(pair.From), RevisionReference.Of(pair.To));
        DiffVerdictView.Write(console, words.Verdict);
        if (pair.Diff.Verdict == DiffLevel.Unchanged)
        {
            return;
        }

        if (report.View != DiffView.Code)
        {
            DiffBlocksView.WriteBelow(console, words.Entries);
            SettingsView.Write(console, pair.Settings, words.Settings);
        }

        if (report.View != DiffView.Blocks)
        {
            Line.Write(console);
            DiffCodeView.Write(console, [.. words.Entries, .. words.Settings], report.Context);
        }
    }
}
