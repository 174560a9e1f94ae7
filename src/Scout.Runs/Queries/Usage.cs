using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Queries;

/// <summary>What usage is told by.</summary>
internal enum UsageBy
{
    /// <summary>The workflow.</summary>
    Workflow,

    /// <summary>The environment.</summary>
    Environment,

    /// <summary>The block: <c>support-desk/triage</c>, all items of a loop together.</summary>
    Block,

    /// <summary>The model that answered.</summary>
    Model,
}

/// <summary>What was used in one workflow, environment or block, or of one model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Runs">The runs.</param>
/// <param name="Times">How often it had an output: of a workflow or environment the runs that had one; of a block or model every time.</param>
/// <param name="InputTokens">The tokens that models were given.</param>
/// <param name="OutputTokens">The tokens that models yielded.</param>
/// <param name="ElapsedMs">The time of all together, in milliseconds.</param>
internal sealed record UsageLine(string Name, long Runs, long Times, long InputTokens, long OutputTokens, double ElapsedMs)
{
    /// <summary>The requests to models' providers, those that failed among them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Requests { get; init; }

    /// <summary>How many of the tokens that models were given their providers still had.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedTokens { get; init; }

    /// <summary>What was paid, as far as it is known; none where nothing of it is.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The requests of which it is not known what they cost.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long UnpricedRequests { get; init; }

    /// <summary>The line with what was used beside.</summary>
    internal UsageLine With(ModelUsage used) => this with
    {
        InputTokens = InputTokens + used.InputTokens,
        OutputTokens = OutputTokens + used.OutputTokens,
        Requests = Requests + used.Requests,
        CachedTokens = CachedTokens + used.CachedTokens,
        Cost = Cost is null ? used.Cost : Cost + (used.Cost ?? 0),
        UnpricedRequests = UnpricedRequests + used.UnpricedRequests,
    };
}

/// <summary>Adds up what runs used.</summary>
internal static class Usage
{
    // What was taken over from an earlier run was used there; what was used in vain is among it.
    private const string Used =
        """
        WITH done AS (
            SELECT runs.id AS run, runs.workflow AS workflow, records.block AS block, records.kind AS kind, CAST(coalesce(records.body, payloads.body) AS TEXT) AS body
            FROM runs JOIN records ON records.run = runs.number LEFT JOIN payloads ON payloads.hash = records.payload
            WHERE runs.started >= $since AND records.kind IN ('BlockCompleted', 'BlockRetrying', 'BlockRecovering', 'BlockFailed', 'BlockStopped')
        )
        SELECT run, workflow, block, json_extract(body, '$.meta.model'), json_extract(body, '$.meta'), kind = 'BlockCompleted', json_extract(body, '$.elapsed_ms')
        FROM done WHERE json_extract(body, '$.taken_from') IS NULL AND (kind = 'BlockCompleted' OR json_extract(body, '$.meta') IS NOT NULL)
        """;

    /// <summary>The lines, the dearest first, then the one with the most tokens, then the one that took longest.</summary>
    public static ImmutableArray<UsageLine> Of(SqliteConnection connection, UsageBy by, DateTimeOffset since)
    {
        var lines = by is UsageBy.Workflow or UsageBy.Environment ? OfRuns(connection, by, since) : OfBlocks(connection, by, since);
        return [.. lines.OrderByDescending(line => line.Cost ?? 0).ThenByDescending(line => line.InputTokens + line.OutputTokens).ThenByDescending(line => line.ElapsedMs).ThenBy(line => line.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<UsageLine> OfRuns(SqliteConnection connection, UsageBy by, DateTimeOffset since)
    {
        var column = by == UsageBy.Workflow ? "workflow" : "environment";
        using var command = connection.Command(
            $"SELECT {column}, count(*), sum(status IN ('completed', 'stopped')), sum(input_tokens), sum(output_tokens), coalesce(sum(elapsed_ms), 0.0), sum(requests), sum(cached_tokens), sum(cost), sum(unpriced) FROM runs WHERE started >= $since GROUP BY {column}",
            ("$since", Moment.Of(since)));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetDouble(5))
            {
                Requests = row.GetInt64(6),
                CachedTokens = row.GetInt64(7),
                Cost = row.IsDBNull(8) ? null : RunRows.Cost(row.GetInt64(8)),
                UnpricedRequests = row.GetInt64(9),
            };
        }
    }

    private static IEnumerable<UsageLine> OfBlocks(SqliteConnection connection, UsageBy by, DateTimeOffset since)
    {
        var sums = new Dictionary<string, (HashSet<string> Runs, UsageLine Line)>(StringComparer.Ordinal);
        using var command = connection.Command(Used, ("$since", Moment.Of(since)));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if ((by == UsageBy.Block ? $"{row.GetString(1)}/{BlockShape.WithoutPlaces(row.GetString(2))}" : row.Text(3)) is not { } name)
            {
                continue;
            }

            var (runs, line) = sums.TryGetValue(name, out var sum) ? sum : ([], new(name, 0, 0, 0, 0, 0));
            runs.Add(row.GetString(0));
            var used = row.IsDBNull(4) ? ModelUsage.None : ModelUsage.Of(JsonElement.Parse(row.GetString(4)));
            sums[name] = (runs, line.With(used) with
            {
                Runs = runs.Count,
                Times = line.Times + row.GetInt64(5),
                ElapsedMs = line.ElapsedMs + (row.IsDBNull(6) ? 0 : row.GetDouble(6)),
            });
        }

        return sums.Values.Select(sum => sum.Line);
    }
}
