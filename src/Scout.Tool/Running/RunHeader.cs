using Scout.Revisions;
using Scout.Revisions.Runs;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>The first lines of a run: what runs where.</summary>
internal static class RunHeader
{
    public static void Write(IAnsiConsole console, RunSummary run)
    {
        console.Write(Line(run));
        console.WriteLine();
        console.Write(new Text($"run {run.RunId}", Styles.Dim));
        console.WriteLine();
        console.WriteLine();
    }

    public static Paragraph Line(RunSummary run) => new Paragraph()
        .Append(Words.OneLine(run.Workflow), new(decoration: Decoration.Bold))
        .Append("@", Styles.Dim)
        .Append(RevisionId.Short(run.RevisionId), Styles.Id)
        .Append($" in {Words.OneLine(run.Environment)}");
}
