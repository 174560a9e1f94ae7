using System.Collections.Immutable;
using System.Diagnostics;
using Scout.Revisions.Channel;
using Scout.Revisions.Places;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Storage;

namespace Scout.Runs.Owning;

/// <summary>What the runs of an owner have in common.</summary>
/// <param name="Store">Where their records are kept.</param>
/// <param name="Workers">Where they work.</param>
/// <param name="Time">The clock.</param>
/// <param name="Owner">The owner's id.</param>
/// <param name="Places">The places at models that have limits.</param>
/// <param name="Probe">Told of records on their way; none: nobody is.</param>
/// <param name="Caller">Where in a trace whoever started the process is, or none.</param>
internal sealed record Owning(RunStore Store, WorkerPool Workers, TimeProvider Time, string Owner, ModelPlaces Places, KeepingProbe? Probe, ActivityContext Caller)
{
    private const int FewRuns = 100;

    // A run starts nothing while its records wait to be kept: it is better late than interrupted.
    private static readonly TimeSpan LongestBusy = TimeSpan.FromMinutes(10);

    /// <summary>Keeps records of a run.</summary>
    /// <param name="runId">The run's id.</param>
    /// <param name="claim">Who works on it.</param>
    /// <param name="keeping">How it is kept.</param>
    /// <param name="records">The records.</param>
    /// <param name="earlier">With the first of them: what it takes over of an earlier run.</param>
    /// <exception cref="ScoutException">They cannot be kept, or somebody else has the run.</exception>
    public async Task KeepAsync(string runId, Claim claim, RunKeeping keeping, ImmutableArray<RunEvent> records, ImmutableSortedDictionary<string, EarlierOutcome>? earlier = null)
    {
        if (keeping.Durability == RunDurability.None)
        {
            return;
        }

        var began = Time.GetTimestamp();
        while (true)
        {
            try
            {
                await Store.Writer.WriteAsync(
                    connection =>
                    {
                        RunRows.Append(connection, runId, claim, records);
                        if (records[0] is RunStarted && earlier is { IsEmpty: false })
                        {
                            EarlierRows.Keep(connection, runId, earlier);
                        }
                    },
                    keeping.Durability == RunDurability.Power).ConfigureAwait(false);
                return;
            }
            catch (ScoutException exception) when (exception.Code == StorageErrors.BusyCode && Time.GetElapsedTime(began) < LongestBusy)
            {
                // It has waited for its turn for half a minute already.
            }
        }
    }

    /// <summary>Once a run has ended: what is not to be kept goes, what is can be searched, and a few runs that are past their time go too.</summary>
    public Task SettleAsync(string runId, string environment, RunKeeping keeping) => keeping.Durability == RunDurability.None ? Task.CompletedTask : TryAsync(async () =>
    {
        await Store.Writer.WriteAsync(connection =>
        {
            Payloads.TakeOut(connection, runId, keeping.Payloads);
            RunTexts.Add(connection, runId);
            Retention.Remove(connection, environment, keeping, Time.GetUtcNow(), FewRuns);
        }).ConfigureAwait(false);
        if (keeping.Payloads != PayloadKeeping.Full)
        {
            Store.EmptyLog();
        }
    });

    /// <summary>Marks a run that nobody works on any more, as interrupted where an error says why.</summary>
    public Task GiveBackAsync(string runId, RunError? error = null) => TryAsync(() => Store.Writer.WriteAsync(connection => Interruption.Mark(connection, runId, Owner, error)));

    /// <summary>Keeps what blocks of a run wait for at models, for others to see; nothing where none does any more.</summary>
    public Task ShowAsync(string runId, Claim claim, ImmutableArray<PlaceWait> waits) => TryAsync(() => Store.Writer.WriteAsync(connection => PlaceRows.Keep(connection, runId, claim, waits)));

    // What went wrong has been told already; the next one who opens the store sees that nobody works on the run.
    private static async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ScoutException or ObjectDisposedException)
        {
        }
    }
}
