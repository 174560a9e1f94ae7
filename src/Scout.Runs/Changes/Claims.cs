using Microsoft.Data.Sqlite;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>Takes up runs that nobody works on.</summary>
internal static class Claims
{
    /// <summary>Takes up a run: whoever had it before can add nothing to it from now on. In a transaction.</summary>
    /// <returns>The new epoch.</returns>
    /// <exception cref="ScoutException">There is no such run, it has ended, or somebody works on it.</exception>
    public static int Take(SqliteConnection connection, string run, string owner) => Take(connection, run, owner, "AND origin <> 'validation'");

    /// <summary>Takes up a run to end it: that may be one that nobody goes on with. In a transaction.</summary>
    /// <inheritdoc cref="Take(SqliteConnection, string, string)"/>
    public static int TakeToEnd(SqliteConnection connection, string run, string owner) => Take(connection, run, owner, "");

    private static int Take(SqliteConnection connection, string run, string owner, string only)
    {
        var changed = connection.Execute(
            $"""
            UPDATE runs SET owner = $owner, epoch = epoch + 1, status = 'running', due = NULL, ended = NULL, elapsed_ms = NULL, error = NULL, error_code = NULL, error_block = NULL, queued = NULL
            WHERE id = $id {only} AND (owner IS NULL AND status IN ('interrupted', 'needs_decision', 'budget_exceeded', 'waiting') OR owner = $owner AND status = 'waiting')
            """,
            ("$id", run), ("$owner", owner));
        if (changed == 0)
        {
            var found = new RunQueries(connection).Entry(run) ?? throw RunQueryErrors.NoSuchRun(run);
            throw found.Trigger == RunTrigger.Validation ? ChangeErrors.IsOfValidation(run)
                : found.Status is RunStatus.Running or RunStatus.Waiting ? ChangeErrors.IsUnderWay(run)
                : ChangeErrors.HasEnded(run, found.Status);
        }

        return Epoch(connection, run);
    }

    /// <summary>Takes over a run that waits, to go on with it when it no longer does. In a transaction.</summary>
    /// <returns>The new epoch.</returns>
    /// <exception cref="ScoutException">There is no such run, it does not wait any more, or somebody else has it.</exception>
    public static int Hold(SqliteConnection connection, string run, string owner) =>
        connection.Execute("UPDATE runs SET owner = $owner, epoch = epoch + 1 WHERE id = $id AND owner IS NULL AND status = 'waiting' AND origin <> 'validation'", ("$id", run), ("$owner", owner)) == 1
            ? Epoch(connection, run)
            : throw ChangeErrors.IsUnderWay(run);

    /// <summary>Lets go of a run that waits, as its last record says: anybody may go on with it. In a transaction.</summary>
    public static void LetGo(SqliteConnection connection, RunWaiting last, string owner) => connection.Execute(
        "UPDATE runs SET owner = NULL, status = 'waiting', due = $due WHERE id = $id AND owner = $owner AND status IN ('running', 'waiting')",
        ("$id", last.RunId), ("$owner", owner), ("$due", last.Due is { } due ? Moment.Of(due) : null));

    private static int Epoch(SqliteConnection connection, string run) => (int)connection.Value<long>("SELECT epoch FROM runs WHERE id = $id", ("$id", run));
}
