using System.Collections.Immutable;
using System.Globalization;
using Scout.Environments.Evidence;
using Scout.Environments.Queries;
using Scout.Revisions;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing;

/// <summary>The results of a revision's validations for people.</summary>
internal static class EvidenceView
{
    public static void Write(IAnsiConsole console, ImmutableArray<JudgedEvidence> evidence)
    {
        if (evidence.IsEmpty)
        {
            return;
        }

        Line.Write(console);
        Line.Write(console, "[bold]validations[/]");
        foreach (var judged in evidence)
        {
            var result = judged.Evidence;
            Line.Write(console, $"  {Line.Of(result.Suite)} in {Line.Of(result.Environment)}  {Verdict(result)}  [dim]{result.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}  {Line.Of(result.By.Name)}{Cost(result)}[/]");
            if (result.Comparison is { } comparison)
            {
                Line.Write(console, $"    beside {RevisionId.Short(comparison.Revision)} of {Line.Of(comparison.Against)}: {Words(comparison)}");
            }

            foreach (var standing in judged.Standing)
            {
                Line.Write(console, standing.Counts ? $"    [green]counts for {Line.Of(standing.Environment)}[/]" : $"    [yellow]{Line.Of(standing.Environment)}:[/] {Line.Of(standing.Reason!)}");
            }
        }
    }

    private static string Verdict(ValidationEvidence result)
    {
        var style = result.Verdict switch
        {
            EvidenceVerdict.Passed => "green",
            EvidenceVerdict.Failed => "red",
            _ => "yellow",
        };
        return string.Create(CultureInfo.InvariantCulture, $"[{style}]{result.Verdict.ToString().ToLowerInvariant()}[/] {result.Cases.Count(one => one.Verdict == EvidenceVerdict.Passed)} of {result.Cases.Length} {(result.Cases.Length == 1 ? "case" : "cases")}");
    }

    private static string Cost(ValidationEvidence result) => result.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"  cost {cost}") : "";

    private static string Words(EvidenceComparison comparison) => string.Create(
        CultureInfo.InvariantCulture,
        $"{comparison.Verdict switch { ComparisonVerdict.NotWorse => "not worse", ComparisonVerdict.Worse => "worse", _ => "too few pairs to tell" }} ({comparison.Pairs} pairs, only it failed {comparison.OnlyCandidateFailed}, only the other failed {comparison.OnlyCurrentFailed}, p {comparison.P:0.###})");
}
