using System.Collections.Immutable;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Storage;

namespace Scout.Runs;

internal sealed partial class RunStore
{
    /// <summary>Keeps for a run what somebody outside tells it: whoever works on it, or goes on with it, hands it over.</summary>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="signal">What.</param>
    /// <returns>Whether somebody works on the run now, and takes it in.</returns>
    public async Task<bool> SignalAsync(string runId, RunSignal signal)
    {
        await Writer.WriteAsync(connection =>
        {
            var status = connection.Value<string>("SELECT status FROM runs WHERE id = $id", ("$id", runId));
            if (status is null || RunRows.Status(status) is RunStatus.Completed or RunStatus.Stopped or RunStatus.Failed or RunStatus.Canceled)
            {
                throw status is null ? Queries.RunQueryErrors.NoSuchRun(runId) : ChangeErrors.HasEnded(runId, RunRows.Status(status));
            }

            // The first decision counts.
            if (signal is { Event: null, Block: { } block } && Signals.IsDecided(connection, runId, block))
            {
                throw ChangeErrors.IsDecided(runId, block);
            }

            Signals.Leave(connection, runId, signal);
        }).ConfigureAwait(false);
        return HasOwner(runId);
    }

    /// <summary>What was told to a run and is in none of its records yet.</summary>
    internal ImmutableArray<RunSignal> SignalsFor(string runId) => Opened().Read(connection => Signals.Of(connection, runId));

    /// <summary>Whether there is something of that.</summary>
    internal bool HasSignals(string runId) => !SignalsFor(runId).IsEmpty;

    /// <summary>The runs that wait although what they wait for has come, and that nobody stays with; the longest due first.</summary>
    /// <param name="now">The time.</param>
    public ImmutableArray<Queries.RunEntry> Due(DateTimeOffset now)
    {
        Refresh();
        return Query(queries => queries.Due(now), []);
    }

    /// <summary>Whether somebody works on a run, or stays with it while it waits.</summary>
    /// <param name="runId">The run's whole id.</param>
    public bool HasOwner(string runId)
    {
        Refresh();
        return Opened().Read(connection => connection.Value<string>("SELECT owner FROM runs WHERE id = $id", ("$id", runId))) is not null;
    }
}
