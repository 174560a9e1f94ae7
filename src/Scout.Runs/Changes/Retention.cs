using Microsoft.Data.Sqlite;
using Scout.Revisions.Project;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>Which runs have been kept for long enough, and their removal.</summary>
internal static class Retention
{
    // What is still to be told of a run needs its records.
    private const string Expired = """
        environment = $environment AND ended IS NOT NULL AND (ended < $before AND status IN ('completed', 'stopped', 'canceled') OR ended < $before_failed AND status = 'failed')
        AND id NOT IN (SELECT run FROM callbacks WHERE due IS NOT NULL)
        """;

    /// <summary>How many runs are past their time.</summary>
    public static long Count(SqliteConnection connection, string environment, RunKeeping keeping, DateTimeOffset now) =>
        connection.Value<long>($"SELECT count(*) FROM runs WHERE {Expired}", Values(environment, keeping, now));

    /// <summary>Removes them. In a transaction.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="keeping">How long its runs are kept.</param>
    /// <param name="now">The time.</param>
    /// <param name="most">How many at most, the oldest first.</param>
    public static void Remove(SqliteConnection connection, string environment, RunKeeping keeping, DateTimeOffset now, int most = int.MaxValue)
    {
        if (keeping is { Keep: null, KeepFailed: null })
        {
            return;
        }

        connection.Execute("CREATE TEMP TABLE IF NOT EXISTS expired (number INTEGER PRIMARY KEY); DELETE FROM expired;");
        if (connection.Execute($"INSERT INTO expired SELECT number FROM runs WHERE {Expired} ORDER BY ended LIMIT $most", [.. Values(environment, keeping, now), ("$most", most)]) > 0)
        {
            connection.Execute(
                """
                DELETE FROM records WHERE run IN (SELECT number FROM expired);
                DELETE FROM texts WHERE rowid IN (SELECT number FROM expired);
                DELETE FROM callbacks WHERE run IN (SELECT id FROM runs WHERE number IN (SELECT number FROM expired));
                DELETE FROM feedback WHERE run IN (SELECT id FROM runs WHERE number IN (SELECT number FROM expired));
                DELETE FROM runs WHERE number IN (SELECT number FROM expired);
                """);
        }
    }

    /// <summary>Removes long payloads that no record has any more. In a transaction.</summary>
    public static void RemovePayloads(SqliteConnection connection) =>
        connection.Execute("DELETE FROM payloads WHERE hash NOT IN (SELECT payload FROM records WHERE payload IS NOT NULL)");

    private static (string, object?)[] Values(string environment, RunKeeping keeping, DateTimeOffset now) =>
    [
        ("$environment", environment),
        ("$before", Before(keeping.Keep, now)),
        ("$before_failed", Before(keeping.KeepFailed ?? keeping.Keep, now)),
    ];

    // Nothing is older than the oldest time there is.
    private static long Before(TimeSpan? keep, DateTimeOffset now) => keep is { } time ? Moment.Of(now - time) : 0;
}
