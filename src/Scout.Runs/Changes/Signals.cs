using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>What was told to runs from outside and is in none of their records yet: it is kept until it is, whoever dies meanwhile.</summary>
internal static class Signals
{
    /// <summary>Leaves a signal. In a transaction.</summary>
    public static void Leave(SqliteConnection connection, string run, RunSignal signal) =>
        connection.Execute("INSERT INTO signals (run, body) VALUES ($run, $body)", ("$run", run), ("$body", JsonSerializer.Serialize(signal, RunJson.Written)));

    /// <summary>Whether a block does not wait for a decision any more: it has one, or one is left for it.</summary>
    public static bool IsDecided(SqliteConnection connection, string run, string block) => connection.Value<long>(
        """
        SELECT NOT EXISTS (SELECT 1 FROM waits WHERE run = (SELECT number FROM runs WHERE id = $run) AND block = $block)
        OR EXISTS (SELECT 1 FROM signals WHERE run = $run AND json_extract(body, '$.event') IS NULL AND json_extract(body, '$.block') = $block)
        """,
        ("$run", run), ("$block", block)) == 1;

    /// <summary>The signals for a run, in the order in which they were left.</summary>
    public static ImmutableArray<RunSignal> Of(SqliteConnection connection, string run)
    {
        using var command = connection.Command("SELECT number, body FROM signals WHERE run = $run ORDER BY number", ("$run", run));
        using var row = command.ExecuteReader();
        var signals = ImmutableArray.CreateBuilder<RunSignal>();
        while (row.Read())
        {
            signals.Add(WholeJson.Read<RunSignal>(row.GetString(1), RunJson.Kept) with { Number = row.GetInt64(0) });
        }

        return signals.ToImmutable();
    }

    /// <summary>The runs of an owner that signals wait for.</summary>
    public static ImmutableArray<string> For(SqliteConnection connection, string owner)
    {
        using var command = connection.Command("SELECT DISTINCT run FROM signals WHERE run IN (SELECT id FROM runs WHERE owner = $owner)", ("$owner", owner));
        using var row = command.ExecuteReader();
        var runs = ImmutableArray.CreateBuilder<string>();
        while (row.Read())
        {
            runs.Add(row.GetString(0));
        }

        return runs.ToImmutable();
    }
}
