using Microsoft.Data.Sqlite;
using Scout.Environments.Queries;
using Scout.Runs.Storage;

namespace Scout.Runs.Queries;

/// <summary>How runs went lately.</summary>
internal static class RecentRuns
{
    /// <summary>How the last runs of every workflow in every environment ended: those that came to an end by themselves.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="recent">How many of each at most.</param>
    public static IReadOnlyDictionary<(string Workflow, string Environment), RunHealth> Of(SqliteConnection connection, int recent)
    {
        // By skipping through the index, then the newest of each: no more is read where there are more runs.
        var health = new Dictionary<(string, string), RunHealth>();
        foreach (var (workflow, environment) in Places(connection))
        {
            if (Of(connection, workflow, environment, recent) is { } found)
            {
                health.Add((workflow, environment), found);
            }
        }

        return health;
    }

    private static RunHealth? Of(SqliteConnection connection, string workflow, string environment, int recent)
    {
        using var command = connection.Command(
            $"""
            SELECT status IN ('failed', 'budget_exceeded'), started FROM runs INDEXED BY runs_by_environment
            WHERE workflow = $workflow AND environment = $environment AND {RunRows.Counted} ORDER BY started DESC LIMIT $recent
            """,
            ("$workflow", workflow), ("$environment", environment), ("$recent", recent));
        using var row = command.ExecuteReader();
        var (runs, failed, last) = (0, 0, 0L);
        while (row.Read())
        {
            runs++;
            failed += row.GetInt32(0);
            last = Math.Max(last, row.Number(1));
        }

        return runs == 0 ? null : new(runs, failed, Moment.From(last));
    }

    // Every workflow in every environment that it ran in.
    private static IEnumerable<(string Workflow, string Environment)> Places(SqliteConnection connection)
    {
        for (var (workflow, environment) = ("", ""); ;)
        {
            using var command = connection.Command(
                """
                SELECT * FROM (SELECT workflow, environment FROM runs INDEXED BY runs_by_environment WHERE workflow = $workflow AND environment > $environment ORDER BY environment LIMIT 1)
                UNION ALL
                SELECT * FROM (SELECT workflow, environment FROM runs INDEXED BY runs_by_environment WHERE workflow > $workflow ORDER BY workflow, environment LIMIT 1)
                LIMIT 1
                """,
                ("$workflow", workflow), ("$environment", environment));
            using var row = command.ExecuteReader();
            if (!row.Read())
            {
                yield break;
            }

            (workflow, environment) = (row.Id(0), row.Id(1));
            yield return (workflow, environment);
        }
    }
}
