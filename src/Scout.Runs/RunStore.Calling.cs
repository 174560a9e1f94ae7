using System.Collections.Immutable;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Keys;
using Scout.Runs.Queries;
using Scout.Runs.Storage;

namespace Scout.Runs;

internal sealed partial class RunStore
{
    /// <summary>The keys of the server.</summary>
    public KeyRing Keys => new(
        read => Ask(connection => read(new(connection)), []),
        write => Writer.WriteAsync(connection => write(new(connection))));

    /// <summary>The links by which the console is opened.</summary>
    public Logins Logins => new(write => Writer.WriteAsync(write));

    /// <summary>The run that was asked for with a caller's key; none: the key is new.</summary>
    /// <param name="caller">Whose key it is.</param>
    /// <param name="key">The key.</param>
    /// <param name="now">The time.</param>
    public RunKey? FindKey(string caller, string key, DateTimeOffset now) => Ask(connection => RunKeys.Find(connection, caller, key, now), null);

    /// <summary>Takes a caller's key for a run that is about to start.</summary>
    /// <param name="caller">Whose key it is.</param>
    /// <param name="key">The key.</param>
    /// <param name="taken">What it is taken for.</param>
    /// <param name="now">The time.</param>
    public Task TakeKeyAsync(string caller, string key, RunKey taken, DateTimeOffset now) => Writer.WriteAsync(connection => RunKeys.Take(connection, caller, key, taken, now));

    /// <summary>Gives a key back whose run did not start.</summary>
    /// <param name="runId">The id that the run would have had.</param>
    public Task GiveKeyBackAsync(string runId) => Writer.WriteAsync(connection => RunKeys.GiveBack(connection, runId));

    /// <summary>Keeps what somebody thinks of a run.</summary>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="said">What.</param>
    public Task FeedbackAsync(string runId, RunFeedback said)
    {
        _ = Entry(runId);
        return Writer.WriteAsync(connection => FeedbackRows.Add(connection, runId, said));
    }

    /// <summary>What was said about a run, in order.</summary>
    /// <param name="runId">The run's whole id.</param>
    public ImmutableArray<RunFeedback> Feedback(string runId) => Query(queries => queries.Feedback(runId), []);

    /// <summary>The runs that a server began and that nobody works on any more although they can go on by themselves, the oldest first.</summary>
    public ImmutableArray<RunEntry> LeftByServer()
    {
        Refresh();
        return
        [
            .. List(new() { Status = RunStatus.Interrupted }, int.MaxValue).Runs.Where(run => run.IsOfServer).Reverse(),
        ];
    }
}
