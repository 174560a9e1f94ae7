using System.Collections.Immutable;
using Scout.Revisions.Project;
using Scout.Runs.Changes;
using Scout.Runs.Storage;

namespace Scout.Runs;

internal sealed partial class RunStore
{
    /// <summary>How many runs of each environment are past their time.</summary>
    /// <param name="environments">The environments.</param>
    /// <param name="now">The time.</param>
    public IEnumerable<(string Environment, long Runs)> Expired(IEnumerable<EnvironmentDefinition> environments, DateTimeOffset now)
    {
        if (_database is null)
        {
            return [];
        }

        return Opened().Read(connection =>
            environments.Select(environment => (environment.Name, Retention.Count(connection, environment.Name, environment.Runs, now))).Where(expired => expired.Item2 > 0).ToImmutableArray());
    }

    /// <summary>Removes them, and gives their room back.</summary>
    /// <param name="environments">The environments.</param>
    /// <param name="now">The time.</param>
    public async Task RemoveExpiredAsync(IEnumerable<EnvironmentDefinition> environments, DateTimeOffset now)
    {
        await Writer.WriteAsync(connection =>
        {
            foreach (var environment in environments)
            {
                Retention.Remove(connection, environment.Name, environment.Runs, now);
            }

            Retention.RemovePayloads(connection);
        }).ConfigureAwait(false);
        Opened().Read(connection => connection.Execute("VACUUM"));
    }

    /// <summary>Writes the database's log into it, and empties the log: what was taken out is nowhere any more.</summary>
    internal void EmptyLog()
    {
        Opened().Read(connection => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
}
