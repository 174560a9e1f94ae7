using System.Collections.Immutable;
using System.Globalization;
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

    /// <summary>The only revision, by its whole id; none: all. For blocks and models.</summary>
    public string? RevisionId { get; init; }

    /// <summary>How many of its newest runs; none: all. Only with <see cref="RevisionId"/>.</summary>
    public int? Newest { get; init; }
}

/// <summary>Adds up what runs used.</summary>
internal static class Usage
{
    private const string OfRevision =
        """
        AND runs.number IN (SELECT number FROM runs WHERE revision = $revision AND workflow = $workflow AND origin <> 'validation' AND ($environments IS NULL OR instr($environments, ' ' || environment || ' ') > 0) ORDER BY started DESC LIMIT $newest)

        """;

    /// <summary>The lines, the dearest first, then the one with the most tokens, then the one that took longest.</summary>
    public static ImmutableArray<UsageLine> Of(SqliteConnection connection, UsageBy by, UsageSpan span)
    {
        var lines = by is UsageBy.Workflow or UsageBy.Environment ? OfRuns(connection, by, span) : OfBlocks(connection, by, span);
        return [.. lines.OrderByDescending(line => line.Cost ?? 0).ThenByDescending(line => line.InputTokens + line.OutputTokens).ThenByDescending(line => line.ElapsedMs).ThenBy(line => line.Name, StringComparer.Ordinal)];
    }

    /// <summary>What all runs of a span used, by the day on which they started, UTC; days without any are left out.</summary>
    public static ImmutableDictionary<DateOnly, UsageLine> ByDay(SqliteConnection connection, UsageSpan span)
    {
        var days = ImmutableDictionary.CreateBuilder<DateOnly, UsageLine>();
        using var command = connection.Command(OfRuns($"started / {TimeSpan.TicksPerDay}"), Values(span));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var day = DateOnly.FromDayNumber((int)row.GetInt64(0));
            days[day] = Line(row, day.ToString("O", CultureInfo.InvariantCulture));
        }

        return days.ToImmutable();
    }

    /// <summary>Names in one text, to be looked for with blanks around them; none: any.</summary>
    public static string? Words(ImmutableArray<string> names) => names.IsDefault ? null : $" {string.Join(' ', names)} ";

    private static IEnumerable<UsageLine> OfRuns(SqliteConnection connection, UsageBy by, UsageSpan span)
    {
        var column = by == UsageBy.Workflow ? "workflow" : "environment";
        using var command = connection.Command(OfRuns(column), Values(span));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return Line(row, row.Id(0));
        }
    }

    private static string OfRuns(string by) =>
        $"SELECT {by}, count(*), sum(status IN ('completed', 'stopped')), coalesce(sum(elapsed_ms), 0.0), sum(requests), sum(input_tokens), sum(cached_tokens), sum(output_tokens), sum(cost), sum(unpriced) FROM runs WHERE started >= $since AND started < $until AND ($workflow IS NULL OR workflow = $workflow) AND ($environments IS NULL OR instr($environments, ' ' || environment || ' ') > 0) GROUP BY 1";

    private static UsageLine Line(SqliteDataReader row, string name) => new(name, row.GetInt64(1), row.GetInt64(2), row.Milliseconds(3)) { Used = RunRows.Used(row, 4) };

    private static IEnumerable<UsageLine> OfBlocks(SqliteConnection connection, UsageBy by, UsageSpan span)
    {
        var sums = new Dictionary<string, (HashSet<string> Runs, UsageLine Line)>(StringComparer.Ordinal);
        using var command = connection.Command(Used(span.RevisionId is null ? "" : OfRevision), Values(span));
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

    // What was taken over from an earlier run was used there; what was used in vain is among it.
    private static string Used(string more) =>
        $"""
        WITH done AS (
            SELECT runs.id AS run, runs.workflow AS workflow, records.block AS block, records.kind AS kind, CAST(coalesce(records.body, payloads.body) AS TEXT) AS body
            FROM runs JOIN records ON records.run = runs.number LEFT JOIN payloads ON payloads.hash = records.payload
            WHERE runs.started >= $since AND runs.started < $until AND ($workflow IS NULL OR runs.workflow = $workflow) AND ($environments IS NULL OR instr($environments, ' ' || runs.environment || ' ') > 0)
                {more}AND records.kind IN ('BlockCompleted', 'BlockRetrying', 'BlockRecovering', 'BlockFailed', 'BlockStopped')
        )
        SELECT run, workflow, block, json_extract(body, '$.meta.model'), json_extract(body, '$.meta'), kind = 'BlockCompleted', json_extract(body, '$.elapsed_ms')
        FROM done WHERE json_extract(body, '$.taken_from') IS NULL AND (kind = 'BlockCompleted' OR json_extract(body, '$.meta') IS NOT NULL)
        """;

    private static (string, object?)[] Values(UsageSpan span) =>
    [
        ("$since", Moment.Of(span.Since)),
        ("$until", span.Until is { } until ? Moment.Of(until) : long.MaxValue),
        ("$workflow", span.Workflow),
        ("$environments", Words(span.Environments)),
        ("$revision", span.RevisionId),
        ("$newest", span.Newest ?? -1),
    ];
}
