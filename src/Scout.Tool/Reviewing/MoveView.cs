using Scout.Environments.Diff.Words;
using Scout.Environments.Gates;
using Scout.Environments.Promotions;
using Scout.Revisions;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Scout.Tool.Reviewing.Diffs;
using Spectre.Console;

namespace Scout.Tool.Reviewing;

/// <summary>Promotions and rollbacks for people.</summary>
internal static class MoveView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<MoveReport> moves)
    {
        foreach (var move in moves)
        {
            Write(console, move);
        }
    }

    /// <summary>Refusals and conflicts are diagnostics, in every format.</summary>
    public static void WriteRefusals(Terminal terminal, IReadOnlyList<MoveReport> moves)
    {
        foreach (var outcome in moves.Select(m => m.Outcome))
        {
            foreach (var refusal in outcome.Refusals)
            {
                terminal.WriteError(ReviewErrors.Refusal, Words.OneLine($"{refusal.Gate.Word()}: {refusal.Message}"));
            }

            if (outcome.Conflict is { } conflict)
            {
                terminal.WriteError(ReviewErrors.Conflict, Words.OneLine(conflict));
            }
        }
    }

    private static void Write(IAnsiConsole console, MoveReport move)
    {
        var outcome = move.Outcome;
        var head = $"[bold]{Line.Of(outcome.Workflow)}[/]  {Line.Of(outcome.Environment)}";
        if (outcome.Status == PromoteStatus.AlreadyThere || outcome.OnlySettings)
        {
            Line.Write(console, $"{head}  {RevisionText.Named(outcome.Revision, outcome.RevisionName)}");
        }
        else if (outcome.Revision is null)
        {
            // There is nothing that could come.
            Line.Write(console, $"{head}  {RevisionText.Named(outcome.Before, outcome.BeforeName)}");
        }
        else
        {
            RevisionText.WriteArrow(console, $"{head}  ", move.Before, move.After);
        }

        Line.Write(console, "  " + End(outcome));
        if (move.Diff is { } pair)
        {
            var words = DiffWords.Of(pair.Diff);
            if (move.IsWhole)
            {
                Line.Write(console);
                DiffVerdictView.Write(console, words.Verdict);
                DiffBlocksView.WriteBelow(console, words.Entries);
            }

            SettingsView.Write(console, pair.Settings, words.Settings);
        }
    }

    private static string End(PromoteOutcome outcome) => outcome.Status switch
    {
        PromoteStatus.Moved => $"[green]done[/]  [dim]{(outcome.OnlySettings ? "only settings change, " : "")}promotion {outcome.Promotion?.Id}{Back(outcome)}{Older(outcome)}{Bundle(outcome, "published now")}[/]",
        PromoteStatus.AlreadyThere => "[dim]is there already; nothing was written[/]",
        PromoteStatus.Planned => $"[green]nothing refuses[/]  [dim]{(outcome.OnlySettings ? "only settings would change; " : "")}a plan: nothing was changed{Back(outcome)}{Older(outcome)}{Bundle(outcome, "to be published")}[/]",
        PromoteStatus.Refused => $"[maroon]refused[/]  [dim]{Measures.Several(outcome.Refusals.Length, "reason", "reasons")}; nothing was changed[/]",
        _ => "[maroon]conflict[/]  [dim]nothing was changed[/]",
    };

    private static string Back(PromoteOutcome outcome) => outcome.Restores is { } promotion ? $", back to promotion {promotion.Id}" : "";

    // A rollback says itself that it goes back.
    private static string Older(PromoteOutcome outcome) => outcome is { IsOlder: true, Restores: null } ? $", older than what {(outcome.Status == PromoteStatus.Moved ? "was" : "is")} there" : "";

    private static string Bundle(PromoteOutcome outcome, string ifPublishes) =>
        outcome.Bundle is { } bundle ? $", bundle {RevisionId.Short(bundle)}{(outcome.Publishes ? $" {ifPublishes}" : "")}" : outcome.Publishes ? $", bundle {ifPublishes}" : "";
}
