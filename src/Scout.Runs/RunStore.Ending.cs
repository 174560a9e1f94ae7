using Microsoft.Data.Sqlite;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Queries;
using Scout.Runs.Storage;

namespace Scout.Runs;

internal sealed partial class RunStore
{
    private static readonly TimeSpan LongestCancellation = TimeSpan.FromSeconds(30);

    /// <summary>Ends a run: asks its owner to, or, where nobody works on it, says so itself.</summary>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the waiting, not the cancellation.</param>
    /// <returns>The run at its end.</returns>
    public async Task<RunEntry> CancelAsync(string runId, TimeProvider time, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        long? asked = null;
        for (var isFirst = true; ; isFirst = false)
        {
            Refresh();
            var run = Entry(runId);
            switch (run.Status)
            {
                case RunStatus.Running when run.Trigger == RunTrigger.Project:
                    throw ChangeErrors.OwnProcess(runId);
                case RunStatus.Running or RunStatus.Waiting or RunStatus.Interrupted or RunStatus.NeedsDecision or RunStatus.BudgetExceeded:
                    await Writer.WriteAsync(connection => asked = Cancel(connection, runId, asked, time.GetUtcNow())).ConfigureAwait(false);
                    break;
                default:
                    if (isFirst)
                    {
                        throw ChangeErrors.HasEnded(runId, run.Status);
                    }

                    // What was taken out is not left there either.
                    EmptyLog();
                    return run;
            }

            // Its owner ends it, or lets go of it just now: then it is looked at anew, who ends it.
            if (time.GetElapsedTime(began) > LongestCancellation)
            {
                throw ChangeErrors.NotCanceled(runId);
            }

            await Task.Delay(Beat, cancellation).ConfigureAwait(false);
        }
    }

    // Who has the run is asked to end it; where nobody has it, it is ended here. Gives the epoch of the run that was asked for.
    private long? Cancel(SqliteConnection connection, string runId, long? asked, DateTimeOffset now)
    {
        if (RunOrders.Leave(connection, runId, RunOrder.Cancel, asked) is { } epoch)
        {
            return epoch;
        }

        if (new RunQueries(connection).Entry(runId) is { Status: not (RunStatus.Completed or RunStatus.Stopped or RunStatus.Failed or RunStatus.Canceled) })
        {
            End(connection, runId, now);
        }

        return asked;
    }

    private void End(SqliteConnection connection, string runId, DateTimeOffset now)
    {
        var last = new RunQueries(connection).Records(runId).Last().Sequence;
        var owner = $"cancel-{Guid.NewGuid():N}";
        var epoch = Claims.TakeToEnd(connection, runId, owner);
        var run = new RunQueries(connection).Entry(runId)!;
        RunRows.Append(connection, runId, new(owner, epoch), [new RunCanceled { RunId = runId, Sequence = last + 1, Time = now, ElapsedMs = (now - run.Started).TotalMilliseconds }]);
        Payloads.TakeOut(connection, runId, _environments.FirstOrDefault(environment => environment.Name == run.Environment)?.Runs.Payloads ?? PayloadKeeping.Full);
        RunTexts.Add(connection, runId);
    }
}
