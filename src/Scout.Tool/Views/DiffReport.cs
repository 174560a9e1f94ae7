using Scout.Environments;
using Scout.Environments.Diff;
using Spectre.Console;

namespace Scout.Tool.Views;

/// <summary>A diff for people: the verdict, the Blocks view, the Code view.</summary>
internal static class DiffReport
{
    public static void Write(IAnsiConsole console, RevisionPair pair, DiffResult shown, DiffView view, int context)
    {
        Line.Write(console, $"[bold]{Line.Of(pair.To.Workflow)}[/]  {Side(pair.From)}  ->  {Side(pair.To)}");
        DiffVerdict.Write(console, pair.Diff);
        if (pair.Diff.Verdict == DiffLevel.Unchanged)
        {
            return;
        }

        if (view != DiffView.Code)
        {
            Line.Write(console);
            DiffBlocksView.Write(console, shown);
        }

        if (view != DiffView.Blocks)
        {
            Line.Write(console);
            DiffCodeView.Write(console, shown, context);
        }
    }

    private static string Side(ResolvedRevision revision) => RevisionText.Placed(revision.Environment, revision.Id, revision.Name);
}
