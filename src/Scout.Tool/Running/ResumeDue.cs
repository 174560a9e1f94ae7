using System.Collections.Immutable;
using Scout.Revisions.Runs;
using Scout.Revisions.Telemetry;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Tool.CommandLine;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>Goes on with every run that waits although what it waits for has come: nobody stayed with it.</summary>
internal static class ResumeDue
{
    // Each of these has a worker of its own where their bundles differ.
    private const int AtOnce = 8;

    public static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (runs, terminal) = (invocation.Runs, invocation.Terminal);
        var due = runs.Due(terminal.Time.GetUtcNow());
        var ended = ImmutableArray.CreateBuilder<RunEntry>();
        var isRefused = false;
        if (!due.IsEmpty)
        {
            var error = TextWriter.Synchronized(terminal.Error);
            await using var telemetry = ToolTelemetry.Start(terminal);
            await using var owner = RunOwner.Open(runs, new() { Worker = new() { Output = error.WriteLine, Hurry = cancellation } }, terminal.Time, caller: TraceParent.OfEnvironment());
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (run, _) =>
            {
                var problem = await GoOnAsync(invocation, owner, run, cancellation);
                lock (ended)
                {
                    isRefused |= problem is not null;
                    if (problem is not null)
                    {
                        terminal.WriteError(problem.Code, $"{run.RunId}: {problem.Message}");
                    }
                    else
                    {
                        ended.Add(runs.Entry(run.RunId));
                    }
                }
            });
        }

        var page = new RunPage([.. ended.OrderByDescending(run => run.Started)], null);
        invocation.Answer(page, RunningJson.Written, console =>
        {
            if (due.IsEmpty)
            {
                console.WriteLine("No run on this machine is due.");
            }
            else if (!page.Runs.IsEmpty)
            {
                RunListView.Write(console, page, terminal.Time.GetUtcNow());
            }
        });
        return isRefused ? ExitCode.Error
            : page.Runs.Any(run => run.Status is RunStatus.Failed or RunStatus.Interrupted or RunStatus.NeedsDecision or RunStatus.BudgetExceeded) ? ExitCode.RunFailed
            : ExitCode.Done;
    }

    // To its end, or until it waits again. Says why it cannot go on.
    private static async Task<RunError?> GoOnAsync(Invocation invocation, RunOwner owner, RunEntry run, CancellationToken cancellation)
    {
        try
        {
            var target = await invocation.Store.PinnedTargetAsync(run.Workflow, run.RevisionId, run.Environment, run.PromotionId, run.Bundle, cancellation);
            var owned = await owner.ResumeAsync(target, run.RunId, null, cancellation);
            await using var interruption = cancellation.Register(() => _ = owned.InterruptAsync());
            await foreach (var record in owned.ReadAsync(CancellationToken.None))
            {
                if (record is RunWaiting && record.Sequence > owned.Before)
                {
                    owned.Leave();
                }
            }

            await owned.End;
            return owned.Refusals.FirstOrDefault();
        }
        catch (ScoutException exception)
        {
            return new(exception.Code, exception.Message);
        }
    }
}
