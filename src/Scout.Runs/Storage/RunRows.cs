using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Runs;
using SQLitePCL;

namespace Scout.Runs.Storage;

/// <summary>How records become rows.</summary>
internal static class RunRows
{
    /// <summary>The condition that a run counts in figures: it came to an end by itself, and is of no validation.</summary>
    public const string Counted = "status IN ('completed', 'stopped', 'failed', 'budget_exceeded') AND origin <> 'validation'";

    // What is longer lies once, however often it occurs: a large input goes from block to block.
    private const int LongestInline = 32 * 1024;

    private static readonly string Running = Word(RunStatus.Running);

    /// <summary>Adds records to a run, and to what is known of it as a whole. In a transaction.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="claim">Who works on the run.</param>
    /// <param name="records">The records, in order.</param>
    /// <exception cref="ScoutException">Somebody else has the run.</exception>
    public static void Append(SqliteConnection connection, string run, Claim claim, ImmutableArray<RunEvent> records)
    {
        var number = records[0] is RunStarted started
            ? Insert(connection, started, claim)
            : Statement.Of(connection, "SELECT number FROM runs WHERE id = ?1 AND epoch = ?2 AND owner IS ?3").Bind(1, run).Bind(2, claim.Epoch).Bind(3, claim.Owner).Value();
        if (number is not { } found)
        {
            throw StorageErrors.TakenOver(run);
        }

        Add(connection, found, records);
        Summarise(connection, found, records);
        WaitRows.Take(connection, found, Statement.Of(connection, "SELECT waits FROM runs WHERE number = ?1").Bind(1, found).Value() ?? 0, records);
    }

    /// <summary>Adds the rows of records.</summary>
    public static void Add(SqliteConnection connection, long run, ImmutableArray<RunEvent> records)
    {
        var insert = Statement.Of(connection, "INSERT INTO records (run, sequence, kind, block, body, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6)").Bind(1, run);
        using var written = new RecordJson();
        foreach (var record in records)
        {
            insert.Bind(2, record.Sequence).Bind(3, record.GetType().Name).Bind(4, record.BlockPath);
            var json = written.Of(record);
            if (json.Length > LongestInline)
            {
                insert.BindNull(5).BindBytes(6, Keep(connection, json));
            }
            else
            {
                insert.BindBytes(5, json).BindNull(6);
            }

            insert.Run();
        }
    }

    private static long Insert(SqliteConnection connection, RunStarted started, Claim claim)
    {
        Statement.Of(
            connection,
            """
            INSERT INTO runs (id, tail, workflow, revision, environment, promotion, bundle, origin, trigger_name, session, status, started, owner, epoch, last)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, -1)
            """)
            .Bind(1, started.RunId).Bind(2, Tail(started.RunId)).Bind(3, started.Workflow).Bind(4, started.RevisionId).Bind(5, started.Environment).Bind(6, started.PromotionId).Bind(7, started.Bundle)
            .Bind(8, started.Trigger?.Kind ?? RunTrigger.Project).Bind(9, started.Trigger?.Name).Bind(10, started.Session).Bind(11, Running).Bind(12, Moment.Of(started.Time)).Bind(13, claim.Owner).Bind(14, claim.Epoch)
            .Run();
        var number = raw.sqlite3_last_insert_rowid(connection.Handle);
        // The key that it was asked for with, where there is one, is used up for as long as it counts, whatever becomes of the run's records.
        Statement.Of(connection, "UPDATE run_keys SET started = 1 WHERE run = ?1").Bind(1, started.RunId).Run();
        return number;
    }

    /// <summary>An id from its end on: what ends alike begins alike there, and is found by an index.</summary>
    public static string Tail(string id) => string.Concat(id.Reverse());

    private static void Summarise(SqliteConnection connection, long run, ImmutableArray<RunEvent> records)
    {
        Statement.Of(connection, "UPDATE runs SET last = ?2 WHERE number = ?1").Bind(1, run).Bind(2, records[^1].Sequence).Run();
        var used = ModelUsage.None;
        foreach (var record in records)
        {
            used += ModelUsage.Of(record);
        }

        if (!ReferenceEquals(used, ModelUsage.None))
        {
            connection.Execute(
                """
                UPDATE runs SET requests = requests + $requests, input_tokens = input_tokens + $input, cached_tokens = cached_tokens + $cached, output_tokens = output_tokens + $output,
                cost = CASE WHEN $cost IS NULL THEN cost ELSE coalesce(cost, 0) + $cost END, unpriced = unpriced + $unpriced WHERE number = $run
                """,
                ("$run", run), ("$requests", used.Requests), ("$input", used.InputTokens), ("$cached", used.CachedTokens), ("$output", used.OutputTokens),
                ("$cost", Billionths(used.Cost)), ("$unpriced", used.UnpricedRequests));
        }

        var end = records[^1] switch
        {
            RunCompleted completed => (Status: completed.Stopped ? RunStatus.Stopped : RunStatus.Completed, completed.ElapsedMs, Error: null),
            RunFailed failed => (Status: RunStatus.Failed, failed.ElapsedMs, (RunError?)failed.Error),
            RunBudgetExceeded exceeded => (RunStatus.BudgetExceeded, exceeded.ElapsedMs, exceeded.Error),
            RunCanceled canceled => (Status: RunStatus.Canceled, canceled.ElapsedMs, null),
            _ => default((RunStatus Status, double ElapsedMs, RunError? Error)?),
        };
        if (end is { } over)
        {
            connection.Execute(
                "UPDATE runs SET status = $status, ended = $ended, elapsed_ms = $elapsed, error = $error, error_code = $code, error_block = $block, queued = NULL, owner = NULL WHERE number = $run",
                ("$run", run), ("$status", Word(over.Status)), ("$ended", Moment.Of(records[^1].Time)), ("$elapsed", over.ElapsedMs),
                ("$error", over.Error is { } error ? JsonSerializer.Serialize(error, RunJson.Written) : null), ("$code", over.Error?.Code), ("$block", over.Error?.Block));
            if (over.Status != RunStatus.BudgetExceeded)
            {
                EarlierRows.Forget(connection, run);
            }
        }
    }

    private static byte[] Keep(SqliteConnection connection, ReadOnlySpan<byte> json)
    {
        var hash = SHA256.HashData(json);
        Statement.Of(connection, "INSERT OR IGNORE INTO payloads (hash, body) VALUES (?1, ?2)").BindBytes(1, hash).BindBytes(2, json).Run();
        return hash;
    }

    /// <summary>What was paid, in billionths.</summary>
    public static long? Billionths(decimal? cost) => cost is { } paid ? (long)Math.Round(Math.Min(paid, 1_000_000_000) * 1_000_000_000) : null;

    /// <summary>What models used, from six columns: requests, tokens given, of these cached, tokens yielded, cost, requests without a price.</summary>
    public static ModelUsage Used(SqliteDataReader row, int column) => new()
    {
        Requests = row.Count(column),
        InputTokens = row.Count(column + 1),
        CachedTokens = row.Count(column + 2),
        OutputTokens = row.Count(column + 3),
        Cost = row.IsDBNull(column + 4) ? null : row.Number(column + 4) / 1_000_000_000m,
        UnpricedRequests = row.Count(column + 5),
    };

    /// <summary>The word for a status.</summary>
    public static string Word(RunStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    /// <summary>The status for a word.</summary>
    public static RunStatus Status(string word) =>
        Enum.TryParse<RunStatus>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var status) && Word(status) == word ? status : throw new FormatException($"'{word}' is no status of a run");
}

/// <summary>The right to add to a run. A later one has a higher epoch, and makes this one void.</summary>
/// <param name="Owner">The owner's id, or none for records that were brought in.</param>
/// <param name="Epoch">How often the run was taken up, its start included.</param>
internal sealed record Claim(string? Owner, int Epoch);
