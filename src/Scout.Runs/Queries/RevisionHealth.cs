using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Scout.Runs.Storage;

namespace Scout.Runs.Queries;

/// <summary>How the runs of a revision went in an environment.</summary>
/// <param name="RevisionId">The revision's whole id.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Runs">The runs of it there that came to an end by themselves.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Last">When the last of them started, UTC.</param>
internal sealed record RevisionHealth(string RevisionId, string Environment, long Runs, long Failed, DateTimeOffset Last)
{
    /// <summary>Of every revision of a workflow that ran, in every environment where it did; environments in order.</summary>
    public static ImmutableArray<RevisionHealth> Of(SqliteConnection connection, string workflow)
    {
        using var command = connection.Command(
            $"SELECT revision, environment, count(*), sum(status IN ('failed', 'budget_exceeded')), max(started) FROM runs WHERE workflow = $workflow AND {RunRows.Counted} GROUP BY revision, environment ORDER BY environment",
            ("$workflow", workflow));
        using var row = command.ExecuteReader();
        var health = ImmutableArray.CreateBuilder<RevisionHealth>();
        while (row.Read())
        {
            health.Add(new(KeptRecord.Hash(row.GetString(0))!, row.Id(1), row.Count(2), row.Count(3), Moment.From(row.Number(4))));
        }

        return health.ToImmutable();
    }
}
