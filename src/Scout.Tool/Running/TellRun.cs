using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Queries;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary>Tells a run something, and goes on with it where nobody else does.</summary>
internal static class TellRun
{
    public static async Task<ExitCode> RunAsync(Invocation invocation, RunEntry run, RunTarget target, RunSignal signal, bool noWait, CancellationToken cancellation)
    {
        var (runs, terminal) = (invocation.Runs, invocation.Terminal);
        var isOwned = await runs.SignalAsync(run.RunId, signal);
        var id = RunIds.ShortOf(run.RunId);
        if (isOwned || noWait || runs.Entry(run.RunId).Status != RunStatus.Waiting)
        {
            return Told(isOwned);
        }

        using var view = RunView.For(invocation.IsJson, watch: false, terminal, target);
        terminal.ShowActivity(null);
        try
        {
            var owned = await RunProcess.RunAsync(invocation, owner => owner.ResumeAsync(target, run.RunId, null, cancellation), view, noWait: false, cancellation);
            view.Dispose();
            return owned.Refusals.IsEmpty ? RunProcess.End(invocation, await owned.End, view, cancellation) : RunProcess.RefusedAgain(invocation, owned, run);
        }
        catch (ScoutException exception) when (ChangeErrors.SaysUnderWay(exception))
        {
            // Somebody else went on with it just now, and tells it what was left.
            view.Dispose();
            return Told(byOther: true);
        }

        ExitCode Told(bool byOther)
        {
            invocation.Answer(RunAnswer.Of(runs.Read(run.RunId)), RunningJson.Written, _ => terminal.Output.WriteLine(byOther
                ? $"The run {id} is told, and goes on where it is under way: dotnet scout logs {id} --follow"
                : $"It is kept for the run {id}, and told when somebody goes on with it: dotnet scout resume {id}"));
            return ExitCode.Done;
        }
    }
}
