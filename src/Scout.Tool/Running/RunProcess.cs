using Scout.Revisions;
using Scout.Revisions.Runs;
using Scout.Revisions.Telemetry;
using Scout.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary>One run that this process owns, with a worker of its own.</summary>
internal static class RunProcess
{
    /// <summary>Begins a run, or goes on with one, and watches it to its end. When it is interrupted, the run is canceled in good order and its last record still comes.</summary>
    /// <param name="invocation">The use of the verb.</param>
    /// <param name="begin">Begins it.</param>
    /// <param name="view">Shows it.</param>
    /// <param name="noWait">Whether it is left as soon as it only waits.</param>
    /// <param name="cancellation">Interrupts: a run that works is canceled, one that waits is left.</param>
    /// <returns>The run, and every reason why the worker refused it.</returns>
    public static async Task<OwnedRun> RunAsync(Invocation invocation, Func<RunOwner, Task<OwnedRun>> begin, RunView view, bool noWait, CancellationToken cancellation)
    {
        var (store, time) = (invocation.Runs, invocation.Terminal.Time);
        await using var telemetry = ToolTelemetry.Start(invocation.Terminal);
        await using var owner = RunOwner.Open(store, new() { Worker = new() { Output = view.UserLine, Hurry = cancellation }, Idle = TimeSpan.Zero }, time, caller: TraceParent.OfEnvironment());
        var run = await begin(owner);
        run.Saying = view.Saying;
        run.Queueing = view.Queueing;
        RunSummary? summary = null;
        await using var interruption = cancellation.Register(() => _ = run.InterruptAsync());
        await foreach (var happened in run.ReadAsync(CancellationToken.None))
        {
            summary = happened is RunStarted started ? RunSummary.Of(started) : summary?.With(happened);
            if (summary is not null)
            {
                view.Happened(happened, summary);
            }

            if (noWait && happened is RunWaiting)
            {
                run.Leave();
            }
            else if (happened is RunWaiting waiting && IsNow(run, waiting, store, time))
            {
                view.Stays(summary!);
            }
        }

        await run.End;
        telemetry.End();
        return run;
    }

    /// <summary>The run that somebody wants to tell something.</summary>
    /// <exception cref="ScoutException">There is none, or it takes nothing.</exception>
    public static RunEntry ToTell(Invocation invocation, string run)
    {
        var entry = invocation.Runs.Entry(invocation.Runs.Resolve(run));
        return entry switch
        {
            { Status: RunStatus.Running, Trigger: RunTrigger.Project } => throw ChangeErrors.OwnProcess(entry.RunId),
            { Status: RunStatus.Completed or RunStatus.Stopped or RunStatus.Failed or RunStatus.Canceled } => throw ChangeErrors.HasEnded(entry.RunId, entry.Status),
            _ => entry,
        };
    }

    // Among the records from before it may have waited often.
    private static bool IsNow(OwnedRun run, RunWaiting waiting, RunStore store, TimeProvider time) =>
        waiting.Sequence > run.Before || (waiting.Sequence == run.Before && !(waiting.Due <= time.GetUtcNow()) && !store.HasSignals(run.RunId));

    /// <summary>Answers with how a run ended.</summary>
    /// <param name="invocation">The use of the verb.</param>
    /// <param name="run">The run at its end.</param>
    /// <param name="view">Shows it.</param>
    /// <param name="cancellation">What interrupted it, where somebody did.</param>
    public static ExitCode End(Invocation invocation, RunSummary run, RunView view, CancellationToken cancellation)
    {
        var terminal = invocation.Terminal;
        invocation.Answer(RunAnswer.Of(run), RunningJson.Written, _ => view.Ended(run));
        switch (run.Status)
        {
            case RunStatus.Completed or RunStatus.Stopped:
                return ExitCode.Done;
            case RunStatus.Waiting:
                foreach (var line in WaitText.HowToGoOn(run))
                {
                    terminal.Error.WriteLine(line);
                }

                return ExitCode.Waiting;
            case RunStatus.Canceled:
                terminal.Error.WriteLine("Interrupted: the run was canceled.");
                return ExitCode.Interrupted;
            case RunStatus.Interrupted or RunStatus.NeedsDecision:
                terminal.WriteRunError(run.Error!);
                terminal.Error.WriteLine(invocation.Runs.Has(run.RunId) ? HowToGoOn(run) : "Nothing of the run is kept, and no block with an effect began.");
                // Code that does not listen is not waited for.
                return cancellation.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.RunFailed;
            case RunStatus.BudgetExceeded:
                terminal.WriteRunError(run.Error!);
                return ExitCode.BudgetExceeded;
            default:
                terminal.WriteRunError(run.Error!);
                return ExitCode.RunFailed;
        }
    }

    /// <summary>What can be done about a run that was interrupted.</summary>
    public static string HowToGoOn(RunSummary run)
    {
        var id = RunIds.ShortOf(run.RunId);
        return run.Undecided.ToArray() is [var block, ..]
            ? $"The run was interrupted, and what it did is kept. Block '{Words.OneLine(block)}' must not run twice and was under way: look whether it did its work, then: dotnet scout resume {id} --skip --output JSON, --again or --fail"
            : $"The run was interrupted, and what it did is kept. Go on with it: dotnet scout resume {id}";
    }

    /// <summary>Tells why an earlier run was not taken up, or not made again.</summary>
    public static ExitCode RefusedAgain(Invocation invocation, OwnedRun refused, RunEntry earlier)
    {
        var code = Refused(invocation, refused);
        if (earlier.Bundle is null)
        {
            var id = RunIds.ShortOf(earlier.RunId);
            invocation.Terminal.Error.WriteLine(
                $"The run {id} was made from a build of revision {RevisionId.Short(earlier.RevisionId)}, which is not what is built now. Check that code out and build it; or take over what is the same: dotnet scout rerun {id} --revision latest; or give it up: dotnet scout cancel {id}");
        }

        return code;
    }

    /// <summary>Tells why a run was not started.</summary>
    public static ExitCode Refused(Invocation invocation, OwnedRun run)
    {
        foreach (var refusal in run.Refusals)
        {
            invocation.Terminal.WriteError(refusal.Code, refusal.Message);
        }

        return ExitCode.Error;
    }
}
