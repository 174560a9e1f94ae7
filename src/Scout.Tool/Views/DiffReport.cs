using Scout.Environments.Diff;
using Scout.Environments.Queries;
using Spectre.Console;

namespace Scout.Tool.Views;

/// <summary>A diff for people: the verdict, the Blocks view, the Code view.</summary>
internal static class DiffReport
{
    public static void Write(IAnsiConsole console, RevisionPair pair, DiffResult shown, DiffView view, int context)
    {
        RevisionText.WriteArrow(console, $"[bold]{Line.Of(pair.To.Workflow)}[/]  ", RevisionSide.Of(pair.From), RevisionSide.Of(pair.To));
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
}
