using Microsoft.Data.Sqlite;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>The run that a caller asked for with a key of its own (<c>Idempotency-Key</c>).</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Request">The hash of what was asked for.</param>
/// <param name="IsStarted">Whether the run has started, also where nothing of it is kept any more.</param>
internal sealed record RunKey(string RunId, byte[] Request, bool IsStarted);

/// <summary>Keys by which callers say that a request is one that they made before: a run is started once for each.</summary>
internal static class RunKeys
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>The run that was asked for with a key; none: the key is new.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="caller">Whose key it is.</param>
    /// <param name="key">The key.</param>
    /// <param name="now">The time: a key counts for a day.</param>
    public static RunKey? Find(SqliteConnection connection, string caller, string key, DateTimeOffset now)
    {
        using var command = connection.Command("SELECT run, request, started FROM run_keys WHERE caller = $caller AND key = $key AND time >= $since", ("$caller", caller), ("$key", key), ("$since", Moment.Of(now - Kept)));
        using var row = command.ExecuteReader();
        return row.Read() ? new(row.GetString(0), (byte[])row.GetValue(1), row.Number(2) != 0) : null;
    }

    /// <summary>Takes a key for a run that is about to start. In a transaction.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="caller">Whose key it is.</param>
    /// <param name="key">The key.</param>
    /// <param name="taken">What it is taken for.</param>
    /// <param name="now">The time.</param>
    public static void Take(SqliteConnection connection, string caller, string key, RunKey taken, DateTimeOffset now)
    {
        connection.Execute("DELETE FROM run_keys WHERE time < $before", ("$before", Moment.Of(now - Kept)));
        connection.Execute(
            "INSERT OR REPLACE INTO run_keys (caller, key, request, run, time, started) VALUES ($caller, $key, $request, $run, $time, $started)",
            ("$caller", caller), ("$key", key), ("$request", taken.Request), ("$run", taken.RunId), ("$time", Moment.Of(now)), ("$started", taken.IsStarted));
    }

    /// <summary>Gives a key back whose run did not start. In a transaction.</summary>
    public static void GiveBack(SqliteConnection connection, string run) => connection.Execute("DELETE FROM run_keys WHERE run = $run AND run NOT IN (SELECT id FROM runs)", ("$run", run));
}
