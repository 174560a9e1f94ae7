using Scout.Revisions.Runs;

namespace Scout.Environments.Runs;

/// <summary>How the last runs of a workflow in an environment ended.</summary>
/// <param name="Runs">How many of them there are, at most 20; those under way do not count.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Last">When the newest started, UTC.</param>
internal sealed record RunHealth(int Runs, int Failed, DateTimeOffset Last)
{
    /// <summary>How many runs are looked at for each workflow and environment.</summary>
    public const int Recent = 20;

    // A board is looked at often: it does not read a year of logs for an environment that nobody runs.
    private const int MostLogs = 400;

    /// <summary>The health of every workflow in every environment that ran lately.</summary>
    /// <param name="logs">The logs.</param>
    public static IReadOnlyDictionary<(string Workflow, string Environment), RunHealth> Of(RunLogs logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        return logs.List()
            .Take(MostLogs)
            .Where(run => run.Status is RunStatus.Completed or RunStatus.Failed)
            .GroupBy(run => (run.Workflow, run.Environment))
            .ToDictionary(
                runs => runs.Key,
                runs => new RunHealth(runs.Take(Recent).Count(), runs.Take(Recent).Count(run => run.Status == RunStatus.Failed), runs.First().Started));
    }
}
