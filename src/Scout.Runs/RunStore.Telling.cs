using System.Collections.Immutable;
using Scout.Runs.Calling;

namespace Scout.Runs;

internal sealed partial class RunStore
{
    private const int FewAtOnce = 2;
    private static readonly TimeSpan UntilSettled = TimeSpan.FromSeconds(5);

    /// <summary>Keeps whom the end of a run that is about to begin is told to.</summary>
    /// <param name="callback">Whom.</param>
    /// <param name="now">The time.</param>
    public Task KeepCallbackAsync(Callback callback, DateTimeOffset now) => Writer.WriteAsync(connection => new CallbackRows(connection).Add(callback, now));

    /// <summary>Forgets that of a run which did not begin.</summary>
    /// <param name="runId">The id that the run would have had.</param>
    public Task RemoveCallbackAsync(string runId) => Writer.WriteAsync(connection => new CallbackRows(connection).Remove(runId));

    /// <summary>What is to be told now of runs that have ended: of every origin the longest due first.</summary>
    /// <param name="now">The time.</param>
    public ImmutableArray<Callback> DueCallbacks(DateTimeOffset now) => Ask(connection => new CallbackRows(connection).Due(now, now - UntilSettled, FewAtOnce), []);

    /// <summary>Keeps that one was tried.</summary>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="again">When it is tried again; none: it was taken, or given up.</param>
    public Task TriedCallbackAsync(string runId, DateTimeOffset? again) => Writer.WriteAsync(connection => new CallbackRows(connection).Tried(runId, again));
}
