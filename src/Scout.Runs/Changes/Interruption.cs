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
    /// <param name="owner">Whose run it was: nothing is done where somebody else has it by now.</param>
    /// <param name="error">Why, where it is known.</param>
    public static void Mark(SqliteConnection connection, string run, string owner, RunError? error = null)
    {
        var queries = new RunQueries(connection);
        if (queries.Entry(run) is not { } entry || queries.Records(run, entry.Last).Single() is not { IsEnd: false } last || last is RunBudgetExceeded)
        {
            return;
        }

        if (last is RunWaiting waiting && error is null)
        {
            // It needs nobody: whoever comes next goes on with it.
            Claims.LetGo(connection, waiting, owner);
            EndOfValidation(connection, entry, last, null);
            return;
        }

        // Few runs have a block that must not run twice: of the others nothing more is read.
        var undecided = queries.MayHaveOnce(run) && RunSummary.Of(queries.Records(run)).Undecided.Any();
        connection.Execute(
            """
            UPDATE runs SET status = $status, ended = $ended, elapsed_ms = $elapsed, error = $error, error_code = $code, error_block = $block, queued = NULL, owner = NULL
            WHERE id = $id AND ended IS NULL AND owner = $owner
            """,
            ("$id", run), ("$owner", owner), ("$status", RunRows.Word(undecided ? RunStatus.NeedsDecision : RunStatus.Interrupted)),
            ("$ended", Moment.Of(last.Time)), ("$elapsed", (last.Time - entry.Started).TotalMilliseconds),
            ("$error", error is null ? null : JsonSerializer.Serialize(error, RunJson.Written)), ("$code", error?.Code), ("$block", error?.Block));
        EndOfValidation(connection, entry, last, error);
    }

    // Something stands in for its blocks, which its records do not say: nobody can go on with it, so it has an end.
    private static void EndOfValidation(SqliteConnection connection, RunEntry entry, RunEvent last, RunError? error)
    {
        if (entry.Trigger != RunTrigger.Validation || new RunQueries(connection).Owned().Any(owned => owned.Run == entry.RunId))
        {
            return;
        }

        var by = $"end-{Guid.NewGuid():N}";
        var epoch = Claims.TakeToEnd(connection, entry.RunId, by);
        var elapsed = (last.Time - entry.Started).TotalMilliseconds;
        RunEvent end = error is null
            ? new RunCanceled { RunId = entry.RunId, Sequence = last.Sequence + 1, Time = last.Time, ElapsedMs = elapsed }
            : new RunFailed { RunId = entry.RunId, Sequence = last.Sequence + 1, Time = last.Time, Error = error, ElapsedMs = elapsed };
        RunRows.Append(connection, entry.RunId, new(by, epoch), [end]);
    }
}
