using Microsoft.Data.Sqlite;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>The run that a caller asked for with a key of its own (<c>Idempotency-Key</c>).</summary>
/// <param name="RunId">The run's id: the one that was offered, or that of the first request with the key.</param>
/// <param name="IsNew">Whether this request is the first.</param>
/// <param name="IsSame">Whether the first one asked for the same.</param>
internal sealed record RunKey(string RunId, bool IsNew, bool IsSame);

/// <summary>Keys by which callers say that a request is one that they made before: a run is started once for each.</summary>
internal static class RunKeys
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Takes a key for a run, or tells which run has it. In a transaction.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="caller">Whose key it is.</param>
    /// <param name="key">The key.</param>
    /// <param name="request">The hash of what is asked for.</param>
    /// <param name="run">The id of the run that starts where the key is new.</param>
    /// <param name="now">The time: a key counts for a day.</param>
    public static RunKey Take(SqliteConnection connection, string caller, string key, byte[] request, string run, DateTimeOffset now)
    {
        connection.Execute("DELETE FROM run_keys WHERE time < $before", ("$before", Moment.Of(now - Kept)));
        var added = connection.Execute(
            "INSERT OR IGNORE INTO run_keys (caller, key, request, run, time) VALUES ($caller, $key, $request, $run, $time)",
            ("$caller", caller), ("$key", key), ("$request", request), ("$run", run), ("$time", Moment.Of(now)));
        if (added == 1)
        {
            return new(run, true, true);
        }

        using var command = connection.Command("SELECT run, request FROM run_keys WHERE caller = $caller AND key = $key", ("$caller", caller), ("$key", key));
        using var row = command.ExecuteReader();
        row.Read();
        return new(row.GetString(0), false, ((byte[])row.GetValue(1)).AsSpan().SequenceEqual(request));
    }

    /// <summary>Gives a key back whose run did not start. In a transaction.</summary>
    public static void GiveBack(SqliteConnection connection, string run) => connection.Execute("DELETE FROM run_keys WHERE run = $run", ("$run", run));
}
