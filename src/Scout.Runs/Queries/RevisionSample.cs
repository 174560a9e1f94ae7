using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Queries;

/// <summary>What the newest runs of a revision took and cost.</summary>
/// <param name="Runs">How many runs that are: those that came to an end by themselves.</param>
/// <param name="Failed">Those of them that failed.</param>
/// <param name="MedianMs">How long half of those that succeeded took at most, in milliseconds; none: none succeeded.</param>
/// <param name="SlowMs">How long nine of ten of those took at most.</param>
internal sealed record RevisionSample(int Runs, int Failed, double? MedianMs, double? SlowMs)
{
    /// <summary>How many of the newest runs are looked at.</summary>
    public const int Newest = 1_000;

    // Of which every record is read: blocks are told of fewer.
    private const int NewestOfBlocks = 200;

    /// <summary>What all of them used together.</summary>
    public ModelUsage Used { get; init; } = ModelUsage.None;

    /// <summary>What each of its blocks took and used, by the block's path without places: of fewer runs.</summary>
    public ImmutableDictionary<string, UsageLine> Blocks { get; init; } = ImmutableDictionary<string, UsageLine>.Empty;

    /// <summary>What a run cost in the mean; none where that is not known of all of them.</summary>
    public decimal? MeanCost => Runs == 0 || Used.UnpricedRequests > 0 ? null : Used.Cost / Runs;

    /// <summary>What the newest runs of a revision took and cost.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="revision">The revision's whole id.</param>
    /// <param name="environments">Only runs in these; default: in all.</param>
    public static RevisionSample Of(SqliteConnection connection, string workflow, string revision, ImmutableArray<string> environments)
    {
        using var command = connection.Command(
            $"""
            SELECT status IN ('failed', 'budget_exceeded'), elapsed_ms, requests, input_tokens, cached_tokens, output_tokens, cost, unpriced FROM runs INDEXED BY runs_by_revision
            WHERE revision = $revision AND workflow = $workflow AND {RunRows.Counted}
            AND ($environments IS NULL OR instr($environments, ' ' || environment || ' ') > 0) ORDER BY started DESC LIMIT $newest
            """,
            ("$revision", revision), ("$workflow", workflow), ("$environments", Usage.Words(environments)), ("$newest", Newest));
        using var row = command.ExecuteReader();
        var (runs, failed, used, times) = (0, 0, ModelUsage.None, new List<double>());
        while (row.Read())
        {
            runs++;
            used += RunRows.Used(row, 2);
            if (row.GetInt32(0) == 1)
            {
                failed++;
            }
            else if (!row.IsDBNull(1))
            {
                times.Add(row.Milliseconds(1));
            }
        }

        times.Sort();
        var blocks = Usage.Of(connection, UsageBy.Block, new(DateTimeOffset.MinValue) { Workflow = workflow, Environments = environments, RevisionId = revision, Newest = NewestOfBlocks });
        return new(runs, failed, Share(times, 0.5), Share(times, 0.9)) { Used = used, Blocks = blocks.ToImmutableDictionary(line => line.Name[(workflow.Length + 1)..], StringComparer.Ordinal) };
    }

    private static double? Share(List<double> sorted, double share) => sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
