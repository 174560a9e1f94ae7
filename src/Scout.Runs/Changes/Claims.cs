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
    public static int Take(SqliteConnection connection, string run, string owner)
    {
        var changed = connection.Execute(
            """
            UPDATE runs SET owner = $owner, epoch = epoch + 1, status = 'running', ended = NULL, elapsed_ms = NULL, error = NULL, error_code = NULL, error_block = NULL
            WHERE id = $id AND owner IS NULL AND status IN ('interrupted', 'needs_decision')
            """,
            ("$id", run), ("$owner", owner));
        if (changed == 0)
        {
            var found = new RunQueries(connection).Entry(run) ?? throw RunQueryErrors.NoSuchRun(run);
            throw found.Status == RunStatus.Running ? ChangeErrors.IsUnderWay(run) : ChangeErrors.HasEnded(run, found.Status);
        }

        return (int)connection.Value<long>("SELECT epoch FROM runs WHERE id = $id", ("$id", run));
    }
}
