using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Runs;

namespace Scout.Runs.Storage;

/// <summary>How what blocks wait for becomes rows, and how signals leave theirs once they are records.</summary>
internal static class WaitRows
{
    /// <summary>Takes in what records say of waits. In a transaction.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="waits">How many of its blocks waited before.</param>
    /// <param name="records">The records, in order.</param>
    public static void Take(SqliteConnection connection, long run, long waits, ImmutableArray<RunEvent> records)
    {
        var known = waits;
        foreach (var record in records)
        {
            switch (record)
            {
                case BlockWaiting { Signal: null } waiting:
                    Insert(connection, run, waiting);
                    known++;
                    break;
                case RunSignaled { Signal.Number: > 0 and var number }:
                    connection.Execute("DELETE FROM signals WHERE number = $number", ("$number", number));
                    break;
                case BlockCompleted or BlockFailed or BlockRetrying or BlockRecovering or BlockStopped when known > 0:
                    known -= connection.Execute("DELETE FROM waits WHERE run = $run AND block = $block", ("$run", run), ("$block", record.BlockPath));
                    break;
                case RunWaiting waiting:
                    connection.Execute(
                        "UPDATE runs SET status = $status, due = $due WHERE number = $run",
                        ("$run", run), ("$status", RunRows.Word(RunStatus.Waiting)), ("$due", waiting.Due is { } due ? Moment.Of(due) : null));
                    break;
                case { IsEnd: true }:
                    known -= known > 0 ? connection.Execute("DELETE FROM waits WHERE run = $run", ("$run", run)) : 0;
                    connection.Execute("DELETE FROM signals WHERE run = $run", ("$run", record.RunId));
                    break;
            }
        }

        if (known != waits)
        {
            connection.Execute("UPDATE runs SET waits = $waits WHERE number = $run", ("$run", run), ("$waits", known));
        }
    }

    private static void Insert(SqliteConnection connection, long run, BlockWaiting waiting) => connection.Execute(
        "INSERT INTO waits (run, block, kind, due, name, body) VALUES ($run, $block, $kind, $due, $name, $body) ON CONFLICT DO UPDATE SET kind = $kind, due = $due, name = $name, body = $body",
        ("$run", run), ("$block", waiting.Block), ("$kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(waiting.Wait.Kind.ToString())),
        ("$due", waiting.Wait.Next is { } next ? Moment.Of(next) : null), ("$name", waiting.Wait.Event), ("$body", JsonSerializer.Serialize(waiting.Wait, RunJson.Written)));
}
