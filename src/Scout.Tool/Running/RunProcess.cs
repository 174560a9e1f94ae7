using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Owning;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary>One run that this process owns, with a worker of its own.</summary>
internal static class RunProcess
{
    /// <summary>Begins a run, or goes on with one, and watches it to its end. When it is interrupted, the run is canceled in good order and its last record still comes.</summary>
    /// <param name="store">The run store.</param>
    /// <param name="begin">Begins it.</param>
    /// <param name="view">Shows it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Interrupts.</param>
    /// <returns>The run, and every reason why the worker refused it.</returns>
    public static async Task<OwnedRun> RunAsync(RunStore store, Func<RunOwner, Task<OwnedRun>> begin, RunView view, TimeProvider time, CancellationToken cancellation)
    {
        await using var owner = RunOwner.Open(store, new() { Worker = new() { Output = view.UserLine }, Idle = TimeSpan.Zero }, time);
        var run = await begin(owner);
        await using var interruption = cancellation.Register(() => _ = run.CancelAsync());
        RunSummary? summary = null;
        await foreach (var happened in run.ReadAsync(CancellationToken.None))
        {
            summary = happened is RunStarted started ? RunSummary.Of(started) : summary?.With(happened);
            if (summary is not null)
            {
                view.Happened(happened, summary);
            }
        }

        await run.End;
        return run;
    }

    /// <summary>Answers with how a run ended.</summary>
    /// <param name="invocation">The use of the verb.</param>
    /// <param name="run">The run at its end.</param>
    /// <param name="view">Shows it.</param>
    public static ExitCode End(Invocation invocation, RunSummary run, RunView view)
    {
        var terminal = invocation.Terminal;
        invocation.Answer(RunAnswer.Of(run), _ => view.Ended(run));
        switch (run.Status)
        {
            case RunStatus.Completed or RunStatus.Stopped:
                return ExitCode.Done;
            case RunStatus.Canceled:
                terminal.Error.WriteLine("Interrupted: the run was canceled.");
                return ExitCode.Interrupted;
            case RunStatus.Interrupted or RunStatus.NeedsDecision:
                terminal.WriteRunError(run.Error!);
                terminal.Error.WriteLine($"The run was interrupted, and what it did is kept. Go on with it: dotnet scout resume {RunIds.ShortOf(run.RunId)}{(run.Status == RunStatus.NeedsDecision ? " --skip, --again or --fail" : "")}");
                return ExitCode.RunFailed;
            default:
                terminal.WriteRunError(run.Error!);
                return ExitCode.RunFailed;
        }
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
