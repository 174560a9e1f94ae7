using Scout.Revisions;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Runs.Queries;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

internal static class RunListView
{
    public static void Write(IAnsiConsole console, RunPage page, DateTimeOffset now)
    {
        if (page.Runs.IsEmpty)
        {
            console.WriteLine("No run on this machine fits.");
            return;
        }

        var rows = new PlainTable(console, flexible: 6);
        foreach (var run in page.Runs)
        {
            rows.Add(
                new(Marks.Of(run.Status), Marks.StyleOf(run.Status)),
                new(RunIds.ShortOf(run.RunId), Styles.Id),
                new($"{run.Workflow}@{RevisionId.Short(run.RevisionId)}"),
                new(run.Environment),
                new(run.ElapsedMs is { } elapsed ? Measures.Duration(elapsed) : "", Styles.Dim, IsRight: true),
                new(Measures.Ago(run.Started, now), Styles.Dim),
                Outcome(run));
        }

        rows.Write();
        if (page.Next is { } next)
        {
            console.Write(new Text($"more with --after {next}", Styles.Dim));
            console.WriteLine();
        }
    }

    /// <summary>One run as a line of its own.</summary>
    public static void WriteLine(IAnsiConsole console, RunEntry run)
    {
        var line = new Paragraph()
            .Append($"{Marks.Of(run.Status)} ", Marks.StyleOf(run.Status))
            .Append($"{run.RunId}  {Words.OneLine(run.Workflow)}")
            .Append("@", Styles.Dim)
            .Append(RevisionId.Short(run.RevisionId), Styles.Id)
            .Append($"  {Words.OneLine(run.Environment)}  ")
            .Append(Measures.Duration(run.ElapsedMs ?? 0), Styles.Dim);
        console.Write(line);
        console.WriteLine();
    }

    private static Cell Outcome(RunEntry run)
    {
        var outcome = Ending(run);
        return run.Feedback is { } said ? outcome with { Text = $"{outcome.Text}{(outcome.Text.Length > 0 ? ", " : "")}{FeedbackView.Short(said)}" } : outcome;
    }

    private static Cell Ending(RunEntry run) => run is { Status: RunStatus.Failed or RunStatus.BudgetExceeded, Error: { } error }
        ? new(error.Block is { } block ? $"{block}: {error.Code}" : error.Code, Styles.Bad)
        : run is { Status: RunStatus.Running, Queued: [var queued, .. var behind] } ? new($"{queued.Text}{(behind.IsEmpty ? "" : $", and {behind.Length} more")}", Styles.Attention)
        : run.Status == RunStatus.Completed ? new("")
        : run is { Status: RunStatus.Waiting, Waits: [var first, .. var others] } ? new($"waits {WaitText.Of(first.Wait)}{(others.IsEmpty ? "" : $", and {others.Length} more")}", Styles.Attention)
        : new(Marks.WordOf(run.Status).ToLowerInvariant(), Marks.StyleOf(run.Status));
}
