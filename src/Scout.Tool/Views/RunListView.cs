using Scout.Environments.Runs;
using Scout.Revisions;
using Spectre.Console;

namespace Scout.Tool.Views;

internal static class RunListView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<RunSummary> runs, DateTimeOffset now)
    {
        if (runs.Count == 0)
        {
            console.WriteLine("No run on this machine fits.");
            return;
        }

        var grid = Columns.Grid(7);
        foreach (var run in runs)
        {
            grid.AddRow(
                new Text(Marks.Of(run.Status), Marks.StyleOf(run.Status)),
                Columns.Line(run.RunId),
                new Paragraph().Append(Words.OneLine(run.Workflow)).Append("@", Columns.DimStyle).Append(RevisionId.Short(run.RevisionId), Columns.IdStyle),
                Columns.Line(run.Environment),
                new Text(run.ElapsedMs is { } elapsed ? Words.Duration(elapsed) : "", Columns.DimStyle).RightJustified(),
                Columns.Dim(Words.Ago(run.Started, now)),
                Outcome(run));
        }

        console.Write(grid);
    }

    /// <summary>One run as a line of its own.</summary>
    public static void WriteLine(IAnsiConsole console, RunSummary run)
    {
        var line = new Paragraph()
            .Append($"{Marks.Of(run.Status)} ", Marks.StyleOf(run.Status))
            .Append($"{run.RunId}  {Words.OneLine(run.Workflow)}")
            .Append("@", Columns.DimStyle)
            .Append(RevisionId.Short(run.RevisionId), Columns.IdStyle)
            .Append($"  {Words.OneLine(run.Environment)}  ")
            .Append(Words.Duration(run.ElapsedMs ?? 0), Columns.DimStyle);
        console.Write(line);
        console.WriteLine();
    }

    private static Text Outcome(RunSummary run) => run.Error is { } error
        ? Columns.Line(error.Block is { } block ? $"{block}: {error.Code}" : error.Code, Columns.BadStyle)
        : run.Status == RunStatus.Completed ? Text.Empty
        : Columns.Line(run.Status.ToString().ToLowerInvariant(), Marks.StyleOf(run.Status));
}
