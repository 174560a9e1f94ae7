using System.Globalization;
using Scout.Revisions;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Runs.Queries;
using Scout.Tool.Output;
using Scout.Tool.Running;
using Scout.Validation.Replaying;
using Spectre.Console;

namespace Scout.Tool.Validating;

/// <summary>What came of replaying runs, for people.</summary>
internal static class ReplayView
{
    private const int MostBlocks = 8;

    public static string Progress(int done, int of, decimal cost) =>
        string.Create(CultureInfo.InvariantCulture, $"replayed {done}/{of}{(cost == 0 ? "" : $", cost {CostWords.Of(new() { Cost = Math.Round(cost, 4) })}")}");

    public static void Write(IAnsiConsole console, ReplayResult result)
    {
        Line.Write(console, $"[bold]{Line.Of(result.Workflow)}[/] runs of {Line.Of(result.Environment)} on [bold]{Line.Of(RevisionId.Short(result.RevisionId))}[/]");
        Line.Write(console);
        foreach (var run in result.Runs)
        {
            Write(console, run);
        }

        Line.Write(console);
        Line.Write(console, $"{Measures.Several(result.Same, "run gives", "runs give")} the same, {Measures.Several(result.Different, "something", "something")} else{(result.LeftOut == 0 ? "" : $", {result.LeftOut.ToString(CultureInfo.InvariantCulture)} left out")}{(result.Why is { } why ? $" ({Line.Of(why)})" : "")}");
        var table = new PlainTable(console, flexible: 0);
        table.Add(new Cell(""), new Cell("before", Styles.Dim, IsRight: true), new Cell("now", Styles.Dim, IsRight: true));
        table.Add(new Cell("time"), new Cell(Measures.Duration(result.Before.ElapsedMs), IsRight: true), new Cell(Measures.Duration(result.After.ElapsedMs), IsRight: true));
        table.Add(new Cell("cost"), new Cell(Cost(result.Before), IsRight: true), new Cell(Cost(result.After), IsRight: true));
        table.Add(new Cell("tokens"), new Cell(Tokens(result.Before), IsRight: true), new Cell(Tokens(result.After), IsRight: true));
        table.Add(new Cell("failed"), new Cell(Count(result.Before.Failed), IsRight: true), new Cell(Count(result.After.Failed), IsRight: true));
        table.Write();
    }

    private static void Write(IAnsiConsole console, ReplayedRun run)
    {
        var id = RunIds.ShortOf(run.Before.RunId);
        if (run.After is not { } after)
        {
            Line.Write(console, $"[{Styles.Attention.ToMarkup()}]?[/] {id}  [dim]{Line.Of(run.Why)}[/]");
            return;
        }

        var (mark, style) = run.Same ? ("=", Styles.Good) : ("~", Styles.Attention);
        Line.Write(console, $"[{style.ToMarkup()}]{mark}[/] {id}  {Ended(run.Before)} [dim]->[/] {Ended(after)}{(run.Same && run.Blocks.IsEmpty ? "" : $"  [dim]dotnet scout logs {id} --compare {RunIds.ShortOf(after.RunId)}[/]")}");
        foreach (var block in run.Blocks.Take(MostBlocks))
        {
            Line.Write(console, $"    {Line.Of(block.Block)}  [dim]{What(block)}[/]");
        }

        if (run.Blocks.Length > MostBlocks)
        {
            Line.Write(console, $"    [dim]and {Measures.Several(run.Blocks.Length - MostBlocks, "block", "blocks")} more[/]");
        }
    }

    private static string What(ComparedBlock block) =>
        block.Left is null ? "runs now, and did not"
        : block.Right is null ? "ran, and does not now"
        : block.Left.Status != block.Right.Status ? $"{block.Left.Status.ToString().ToLowerInvariant()}, and is {block.Right.Status.ToString().ToLowerInvariant()} now"
        : (block.SameInput, block.SameOutput) switch
        {
            (true, false) => "is given the same, and gives something else",
            (false, false) => "is given something else, and gives something else",
            (null, _) => "gives something else",
            _ => "is given something else, and gives the same",
        };

    private static string Ended(RunEntry run) => $"{Marks.Of(run.Status)} {(run.ElapsedMs is { } elapsed ? Measures.Duration(elapsed) : "")}{(run.Cost is { } cost ? $", {CostWords.Of(new() { Cost = cost })}" : "")}";

    private static string Cost(ReplayFigures figures) => figures.Cost is { } cost ? CostWords.Of(new() { Cost = cost }) : "-";

    private static string Tokens(ReplayFigures figures) => string.Create(CultureInfo.InvariantCulture, $"{figures.InputTokens} > {figures.OutputTokens}");

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
