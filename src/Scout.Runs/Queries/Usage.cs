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
/// <param name="ElapsedMs">The time of all together, in milliseconds.</param>
internal sealed record UsageLine(string Name, long Runs, long Times, double ElapsedMs)
{
    /// <summary>What models used: written member by member.</summary>
    [JsonIgnore]
    public ModelUsage Used { get; init; } = ModelUsage.None;

    /// <inheritdoc cref="ModelUsage.InputTokens"/>
    public long InputTokens => Used.InputTokens;

    /// <inheritdoc cref="ModelUsage.OutputTokens"/>
    public long OutputTokens => Used.OutputTokens;

    /// <inheritdoc cref="ModelUsage.Requests"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Requests => Used.Requests;

    /// <inheritdoc cref="ModelUsage.CachedTokens"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedTokens => Used.CachedTokens;

    /// <inheritdoc cref="ModelUsage.Cost"/>
    public decimal? Cost => Used.Cost;

    /// <inheritdoc cref="ModelUsage.UnpricedRequests"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long UnpricedRequests => Used.UnpricedRequests;
}

/// <summary>The runs whose use is wanted.</summary>
/// <param name="Since">Those that started then or later.</param>
/// <param name="Until">Those that started before; none: all.</param>
internal sealed record UsageSpan(DateTimeOffset Since, DateTimeOffset? Until = null)
{
    /// <summary>The only workflow, or none: all.</summary>
    public string? Workflow { get; init; }

    /// <summary>The only environments; default: all.</summary>
    public ImmutableArray<string> Environments { get; init; }
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
            WHERE runs.started >= $since AND runs.started < $until AND ($workflow IS NULL OR runs.workflow = $workflow) AND ($environments IS NULL OR instr($environments, ' ' || runs.environment || ' ') > 0) AND records.kind IN ('BlockCompleted', 'BlockRetrying', 'BlockRecovering', 'BlockFailed', 'BlockStopped')
        )
        SELECT run, workflow, block, json_extract(body, '$.meta.model'), json_extract(body, '$.meta'), kind = 'BlockCompleted', json_extract(body, '$.elapsed_ms')
        FROM done WHERE json_extract(body, '$.taken_from') IS NULL AND (kind = 'BlockCompleted' OR json_extract(body, '$.meta') IS NOT NULL)
        """;

    /// <summary>The lines, the dearest first, then the one with the most tokens, then the one that took longest.</summary>
    public static ImmutableArray<UsageLine> Of(SqliteConnection connection, UsageBy by, UsageSpan span)
    {
        var lines = by is UsageBy.Workflow or UsageBy.Environment ? OfRuns(connection, by, span) : OfBlocks(connection, by, span);
        return [.. lines.OrderByDescending(line => line.Cost ?? 0).ThenByDescending(line => line.InputTokens + line.OutputTokens).ThenByDescending(line => line.ElapsedMs).ThenBy(line => line.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<UsageLine> OfRuns(SqliteConnection connection, UsageBy by, UsageSpan span)
    {
        var column = by == UsageBy.Workflow ? "workflow" : "environment";
        using var command = connection.Command(
            $"SELECT {column}, count(*), sum(status IN ('completed', 'stopped')), coalesce(sum(elapsed_ms), 0.0), sum(requests), sum(input_tokens), sum(cached_tokens), sum(output_tokens), sum(cost), sum(unpriced) FROM runs WHERE started >= $since AND started < $until AND ($workflow IS NULL OR workflow = $workflow) AND ($environments IS NULL OR instr($environments, ' ' || environment || ' ') > 0) GROUP BY {column}",
            Values(span));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new(row.Id(0), row.GetInt64(1), row.GetInt64(2), row.Milliseconds(3)) { Used = RunRows.Used(row, 4) };
        }
    }

    private static IEnumerable<UsageLine> OfBlocks(SqliteConnection connection, UsageBy by, UsageSpan span)
    {
        var sums = new Dictionary<string, (HashSet<string> Runs, UsageLine Line)>(StringComparer.Ordinal);
        using var command = connection.Command(Used, Values(span));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if ((by == UsageBy.Block ? $"{row.Id(1)}/{BlockShape.WithoutPlaces(row.GetString(2))}" : row.Text(3)) is not { } name)
            {
                continue;
            }

            var (runs, line) = sums.TryGetValue(name, out var sum) ? sum : ([], new(name, 0, 0, 0));
            runs.Add(row.GetString(0));
            var used = row.IsDBNull(4) ? ModelUsage.None : ModelUsage.Of(JsonElement.Parse(row.GetString(4)));
            sums[name] = (runs, line with
            {
                Used = line.Used + used,
                Runs = runs.Count,
                Times = line.Times + row.GetInt64(5),
                ElapsedMs = line.ElapsedMs + (row.IsDBNull(6) ? 0 : row.Milliseconds(6)),
            });
        }

        return sums.Values.Select(sum => sum.Line);
    }

    private static (string, object?)[] Values(UsageSpan span) =>
    [
        ("$since", Moment.Of(span.Since)),
        ("$until", span.Until is { } until ? Moment.Of(until) : long.MaxValue),
        ("$workflow", span.Workflow),
        ("$environments", span.Environments.IsDefault ? null : $" {string.Join(' ', span.Environments)} "),
    ];
}
