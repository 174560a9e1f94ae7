using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Runs;
using SQLitePCL;

namespace Scout.Benchmarks.Storing;

/// <summary>What keeping the same bytes costs at the very least: one prepared statement in one thread, one transaction for a report of each run, nothing made, asked or told.</summary>
internal sealed class BareTable : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-benchmark-");
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _insert;

    public BareTable(bool isPowerSafe)
    {
        _connection = new($"Data Source={Path.Combine(_folder.FullName, "bare.db")};Pooling=False");
        _connection.Open();
        Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(isPowerSafe ? "FULL" : "NORMAL")}; CREATE TABLE records (run INTEGER NOT NULL, sequence INTEGER NOT NULL, body BLOB); CREATE UNIQUE INDEX by_run ON records (run, sequence)");
        raw.sqlite3_prepare_v2(_connection.Handle, "INSERT INTO records VALUES (?1, ?2, ?3)", out _insert);
    }

    /// <summary>The bytes of records.</summary>
    public static byte[][] Bytes(ImmutableArray<RunEvent> records) => [.. records.Select(record => JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Written))];

    /// <summary>Keeps runs side by side.</summary>
    /// <param name="runs">The records of each.</param>
    /// <param name="atOnce">How many records of a run go into a transaction.</param>
    public void Keep(byte[][][] runs, int atOnce)
    {
        for (var at = 0; at < runs[0].Length; at += atOnce)
        {
            Execute("BEGIN IMMEDIATE");
            for (var run = 0; run < runs.Length; run++)
            {
                for (var sequence = at; sequence < Math.Min(at + atOnce, runs[run].Length); sequence++)
                {
                    raw.sqlite3_bind_int64(_insert, 1, run);
                    raw.sqlite3_bind_int64(_insert, 2, sequence);
                    raw.sqlite3_bind_blob(_insert, 3, runs[run][sequence]);
                    raw.sqlite3_step(_insert);
                    raw.sqlite3_reset(_insert);
                }
            }

            Execute("COMMIT");
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
