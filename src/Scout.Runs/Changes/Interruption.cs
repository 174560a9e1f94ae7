using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>What becomes of runs that nobody works on any more although they have no end.</summary>
internal static class Interruption
{
    /// <summary>Marks a run as interrupted, or as one that needs a decision. In a transaction.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="error">Why, where it is known.</param>
    /// <param name="owner">Only where this owner still has it; none: whoever has it.</param>
    public static void Mark(SqliteConnection connection, string run, RunError? error = null, string? owner = null)
    {
        var records = new RunQueries(connection).Records(run).ToArray();
        if (records is not [RunStarted started, ..] || records[^1].IsEnd)
        {
            return;
        }

        if (records[^1] is RunWaiting waiting && error is null)
        {
            // It needs nobody: whoever comes next goes on with it.
            Claims.LetGo(connection, waiting, owner);
            return;
        }

        var summary = records.Skip(1).Aggregate(RunSummary.Of(started), (summary, record) => summary.With(record));
        connection.Execute(
            """
            UPDATE runs SET status = $status, ended = $ended, elapsed_ms = $elapsed, error = $error, error_code = $code, error_block = $block, owner = NULL
            WHERE id = $id AND ended IS NULL AND ($owner IS NULL OR owner = $owner)
            """,
            ("$id", run), ("$owner", owner), ("$status", RunRows.Word(summary.Undecided.Any() ? RunStatus.NeedsDecision : RunStatus.Interrupted)),
            ("$ended", Moment.Of(records[^1].Time)), ("$elapsed", (records[^1].Time - started.Time).TotalMilliseconds),
            ("$error", error is null ? null : JsonSerializer.Serialize(error, RunJson.Written)), ("$code", error?.Code), ("$block", error?.Block));
    }
}
