using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Environments.Queries;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Queries;

/// <summary>Answers about runs, on one connection.</summary>
internal sealed class RunQueries(SqliteConnection connection)
{
    private const string Columns =
        "number, id, workflow, environment, revision, promotion, bundle, origin, status, started, ended, elapsed_ms, error, due, waits, last, requests, input_tokens, cached_tokens, output_tokens, cost, unpriced, queued, trigger_name, session, "
        + "(SELECT count(*) FROM feedback f WHERE f.run = runs.id), (SELECT avg(score) FROM feedback f WHERE f.run = runs.id AND typeof(score) = 'real')";

    // The index of texts knows no shorter ones.
    private const int ShortestIndexed = 3;

    /// <summary>A page of the runs that fit, newest first.</summary>
    /// <param name="filter">Which runs.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cursor">Where the page before this ended, or none.</param>
    public RunPage List(RunFilter filter, int limit, string? cursor)
    {
        var runs = ImmutableArray.CreateBuilder<RunEntry>();
        string? next = null;
        foreach (var (number, entry) in Rows(filter, cursor))
        {
            if (runs.Count == limit)
            {
                return new(runs.ToImmutable(), next);
            }

            runs.Add(entry);
            next = string.Create(CultureInfo.InvariantCulture, $"{Moment.Of(entry.Started):x}-{number:x}");
        }

        return new(runs.ToImmutable(), null);
    }

    /// <summary>One run, or none.</summary>
    public RunEntry? Entry(string runId)
    {
        using var command = connection.Command($"SELECT {Columns} FROM runs WHERE id = $id", ("$id", runId));
        using var row = command.ExecuteReader();
        return row.Read() ? Entry(row) : null;
    }

    /// <summary>How the last runs of every workflow in every environment ended: those that came to an end by themselves.</summary>
    public IReadOnlyDictionary<(string Workflow, string Environment), RunHealth> Health(int recent) => RecentRuns.Of(connection, recent);

    /// <summary>What is wrong with the database itself.</summary>
    public ImmutableArray<string> Damages()
    {
        using var command = connection.Command("PRAGMA quick_check(5)");
        using var row = command.ExecuteReader();
        var damages = ImmutableArray.CreateBuilder<string>();
        while (row.Read())
        {
            damages.Add(row.GetString(0));
        }

        return damages is ["ok"] ? [] : damages.ToImmutable();
    }

    /// <summary>What runs used.</summary>
    public ImmutableArray<UsageLine> Usage(UsageBy by, UsageSpan span) => Queries.Usage.Of(connection, by, span);

    /// <inheritdoc cref="Queries.Usage.ByDay"/>
    public ImmutableDictionary<DateOnly, UsageLine> UsageByDay(UsageSpan span) => Queries.Usage.ByDay(connection, span);

    /// <summary>What was said about a run.</summary>
    public ImmutableArray<RunFeedback> Feedback(string runId) => FeedbackRows.Of(connection, runId);

    /// <summary>The runs that somebody says to work on, and who.</summary>
    public ImmutableArray<(string Run, string Owner)> Owned()
    {
        using var command = connection.Command("SELECT id, owner FROM runs WHERE status IN ('running', 'waiting') AND owner IS NOT NULL");
        return All(command, row => (row.GetString(0), row.GetString(1)));
    }

    /// <summary>The runs that wait although what they wait for has come, and that nobody stays with; the longest due first.</summary>
    public ImmutableArray<RunEntry> Due(DateTimeOffset now)
    {
        using var command = connection.Command(
            $"SELECT {Columns} FROM runs WHERE status = 'waiting' AND owner IS NULL AND (due <= $now OR id IN (SELECT run FROM signals)) ORDER BY due, number",
            ("$now", Moment.Of(now)));
        return All(command, Entry);
    }

    /// <summary>The ids that begin or end with a text, at most three.</summary>
    public ImmutableArray<string> Like(string part)
    {
        var id = part.ToLowerInvariant();
        using var command = connection.Command(
            "SELECT id FROM runs WHERE id >= $id AND id < $id_end UNION SELECT id FROM runs WHERE tail >= $tail AND tail < $tail_end UNION SELECT id FROM runs WHERE substr(id, 17) >= $id AND substr(id, 17) < $id_end LIMIT 3",
            ("$id", id), ("$id_end", id + char.MaxValue), ("$tail", RunRows.Tail(id)), ("$tail_end", RunRows.Tail(id) + char.MaxValue));
        return All(command, row => row.GetString(0));
    }

    /// <summary>A run's records from one on, in order.</summary>
    /// <exception cref="ScoutException">What is kept is no record.</exception>
    public IEnumerable<RunEvent> Records(string runId, long from = 0)
    {
        using var command = connection.Command(
            """
            SELECT r.sequence, CAST(coalesce(r.body, p.body) AS BLOB) FROM records r LEFT JOIN payloads p ON p.hash = r.payload
            WHERE r.run = (SELECT number FROM runs WHERE id = $id) AND r.sequence >= $from ORDER BY r.sequence
            """,
            ("$id", runId), ("$from", from));
        using var row = command.ExecuteReader();
        for (var next = from; row.Read(); next++)
        {
            var record = Record(runId, row.GetInt64(0), row.IsDBNull(1) ? [] : (byte[])row.GetValue(1));
            // What is told of a run goes on from its start.
            yield return next > 0 || record is RunStarted ? record : throw StorageErrors.RecordIsNone(runId, record.Sequence, new JsonException("a run begins with its start"));
        }
    }

    /// <summary>Whether a run has begun a block that must not run twice; now and then also where it has not, but its inputs look like that.</summary>
    public bool MayHaveOnce(string runId) => connection.Value<long>(
        """
        SELECT EXISTS (
            SELECT 1 FROM records r LEFT JOIN payloads p ON p.hash = r.payload
            WHERE r.run = (SELECT number FROM runs WHERE id = $id) AND r.kind = 'BlockStarted' AND instr(coalesce(r.body, p.body), CAST('"once":true' AS BLOB)) > 0)
        """,
        ("$id", runId)) == 1;

    private static ImmutableArray<T> All<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var row = command.ExecuteReader();
        var all = ImmutableArray.CreateBuilder<T>();
        while (row.Read())
        {
            all.Add(read(row));
        }

        return all.ToImmutable();
    }

    private static RunEvent Record(string runId, long sequence, byte[] bytes)
    {
        try
        {
            return KeptRecord.Read(bytes);
        }
        catch (JsonException exception)
        {
            throw StorageErrors.RecordIsNone(runId, sequence, exception);
        }
    }

    private IEnumerable<(long Number, RunEntry Run)> Rows(RunFilter filter, string? cursor)
    {
        var wanted = filter.Search is { Length: > 0 } search ? search : null;
        using var command = Command(filter, cursor, wanted);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var entry = Entry(row);
            // The index of texts knows letters, not words: and a run whose text is not in it yet is looked through.
            if (wanted is null
                || (entry.Error is { } error && RunText.Has(RunText.Of(error), wanted))
                || (row.Number(27) != 0 && RunText.Has(RunText.Of(new RunQueries(connection).Records(entry.RunId)), wanted)))
            {
                yield return (row.GetInt64(0), entry);
            }
        }
    }

    private SqliteCommand Command(RunFilter filter, string? cursor, string? search)
    {
        var command = connection.CreateCommand();
        var where = new StringBuilder("1");
        void And(string condition, string name, object value)
        {
            where.Append(" AND ").Append(condition);
            command.Parameters.AddWithValue(name, value);
        }

        void Equal(string column, string? value)
        {
            if (value is not null)
            {
                And($"{column} = ${column}", $"${column}", value);
            }
        }

        // No name has a blank in it.
        void OneOf(string column, IEnumerable<string>? values)
        {
            if (values is not null)
            {
                And($"instr($any_{column}, ' ' || {column} || ' ') > 0", $"$any_{column}", $" {string.Join(' ', values)} ");
            }
        }

        Equal("workflow", filter.Workflow);
        Equal("environment", filter.Environment);
        Equal("revision", filter.RevisionId);
        Equal("origin", filter.Trigger);
        Equal("trigger_name", filter.TriggerName);
        Equal("session", filter.Session);
        Equal("status", filter.Status is { } status ? RunRows.Word(status) : null);
        OneOf("environment", filter.Environments.IsDefault ? null : filter.Environments);
        OneOf("status", filter.Statuses.IsDefault ? null : filter.Statuses.Select(RunRows.Word));
        if (filter.IsCounted)
        {
            where.Append(" AND ").Append(RunRows.Counted);
        }

        if (filter.Feedback is { } kind)
        {
            where.Append(" AND ").Append(FeedbackRows.Condition(kind));
        }

        if (filter.Since is { } since)
        {
            And("started >= $since", "$since", Moment.Of(since));
        }

        if (filter.Until is { } until)
        {
            And("started < $until", "$until", Moment.Of(until));
        }

        if (filter.Block is { } block)
        {
            And("EXISTS (SELECT 1 FROM records WHERE run = number AND (block = $block OR substr(block, -length($block) - 1) = '/' || $block OR substr(block, 1, length($block) + 1) IN ($block || '/', $block || '[')))", "$block", block);
        }

        if (cursor is not null)
        {
            var (started, number) = Cursor(cursor);
            And("(started, number) < ($cursor_started, $cursor_number)", "$cursor_started", started);
            command.Parameters.AddWithValue("$cursor_number", number);
        }

        // Errors are few and short: they are looked through.
        var hasText = "1";
        if (search?.Length >= ShortestIndexed)
        {
            hasText = "(indexed = 0 OR number IN (SELECT rowid FROM texts WHERE texts MATCH $search))";
            And($"(error IS NOT NULL OR {hasText})", "$search", $"\"{search.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        command.CommandText = $"SELECT {Columns}{(search is null ? "" : $", {hasText}")} FROM runs WHERE {where} ORDER BY started DESC, number DESC";
        return command;
    }

    private static (long Started, long Number) Cursor(string cursor) =>
        cursor.Split('-') is [var started, var number]
        && long.TryParse(started, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var time)
        && long.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at)
            ? (time, at)
            : throw RunQueryErrors.NoCursor(cursor);

    private ImmutableArray<RunWait> Waits(long run)
    {
        using var command = connection.Command("SELECT block, body FROM waits WHERE run = $run ORDER BY due IS NULL, due, block", ("$run", run));
        using var row = command.ExecuteReader();
        var waits = ImmutableArray.CreateBuilder<RunWait>();
        while (row.Read())
        {
            waits.Add(new(row.GetString(0), WholeJson.Read<BlockWait>(row.GetString(1), RunJson.Kept)));
        }

        return waits.ToImmutable();
    }

    private RunEntry Entry(SqliteDataReader row) => new()
    {
        RunId = row.GetString(1),
        Workflow = row.Id(2),
        Environment = row.Id(3),
        RevisionId = KeptRecord.Hash(row.GetString(4))!,
        PromotionId = row.Text(5),
        Bundle = KeptRecord.Hash(row.Text(6)),
        Trigger = row.GetString(7),
        TriggerName = row.Text(23),
        Session = row.Text(24),
        Status = RunRows.Status(row.GetString(8)),
        Started = Moment.From(row.Number(9)),
        Ended = row.IsDBNull(10) ? null : Moment.From(row.Number(10)),
        ElapsedMs = row.IsDBNull(11) ? null : row.Milliseconds(11),
        Used = RunRows.Used(row, 16),
        Due = row.IsDBNull(13) ? null : Moment.From(row.Number(13)),
        Waits = row.Count(14) == 0 ? null : Waits(row.GetInt64(0)),
        Queued = PlaceRows.Read(row.Text(22)),
        Last = row.Number(15),
        Error = row.Text(12) is { } error ? WholeJson.Read<RunError>(error, RunJson.Kept) : null,
        Feedback = row.Number(25) is > 0 and var said ? new(said, row.IsDBNull(26) ? null : Math.Round(row.GetDouble(26), 3)) : null,
    };
}
