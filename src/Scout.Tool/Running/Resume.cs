using System.CommandLine;
using System.CommandLine.Completions;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary><c>resume</c>: goes on with a run that was interrupted, in a new worker.</summary>
internal sealed class Resume : Verb
{
    private readonly Argument<string?> _run = new("RUN")
    {
        HelpName = "RUN",
        Description = "The run's id, or a part that begins or ends only one. Default: the newest that was interrupted.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _skip = new("--skip") { Description = "The block that must not run twice did its work: goes on with --output." };

    private readonly Option<string?> _output = new("--output") { Description = "With --skip: what the block yielded, as JSON. Default: null.", HelpName = "JSON" };

    private readonly Option<string?> _block = new("--block") { Description = "The block that it is said of, where several are to be decided: its path.", HelpName = "BLOCK" };

    private readonly Option<bool> _again = new("--again") { Description = "The block that must not run twice did not do its work: it runs." };

    private readonly Option<bool> _fail = new("--fail") { Description = "The block that must not run twice failed: its OnError goes on, or the run fails." };

    private readonly Option<bool> _noWait = RunOptions.NoWait();

    private readonly Option<bool> _due = new("--due") { Description = "Goes on with every run that waits although its time, event or decision has come, because no process stayed with it: for cron. Lists them." };

    private readonly Option<bool> _watch = new("--watch") { Description = "Shows the blocks live as a tree, with inputs, outputs and times." };

    public Resume()
        : base(
            "resume",
            "Goes on with a run that was interrupted, or whose budget was raised: what its blocks did is kept and not done again.",
            "dotnet scout resume",
            "dotnet scout resume 81d0c44a12 --skip --output '{\"receipt\": 4711}'",
            "dotnet scout resume --due")
    {
        _run.CompletionSources.Add((CompletionContext context) => Completions.Runs(context));
        Add(_run);
        Add(_skip);
        Add(_output);
        Add(_block);
        Add(_again);
        Add(_fail);
        Add(_noWait);
        Add(_watch);
        Add(_due);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var said = Said(invocation);
        if (invocation.Get(_due))
        {
            return said is null && invocation.Get(_run) is null ? await ResumeDue.RunAsync(invocation, cancellation) : throw RunningErrors.EveryDueRun();
        }

        var terminal = invocation.Terminal;
        var runs = invocation.Runs;
        var run = runs.Entry(invocation.Get(_run) is { } named ? runs.Resolve(named) : Newest(runs.Unfinished()));
        var target = await invocation.Store.PinnedTargetAsync(run.Workflow, run.RevisionId, run.Environment, run.PromotionId, run.Bundle, cancellation);
        using var view = RunView.For(invocation.IsJson, invocation.Get(_watch), terminal, target);
        target = target with { IsWatched = view.IsLive };
        terminal.ShowActivity(null);
        var owned = await RunProcess.RunAsync(invocation, owner => owner.ResumeAsync(target, run.RunId, said, cancellation), view, invocation.Get(_noWait), cancellation);
        view.Dispose();
        return owned.Refusals.IsEmpty ? RunProcess.End(invocation, await owned.End, view, cancellation) : RunProcess.RefusedAgain(invocation, owned, run);
    }

    private static string Newest(IEnumerable<RunEntry> unfinished) =>
        unfinished.Where(run => run.Status is RunStatus.Interrupted or RunStatus.NeedsDecision).MaxBy(run => run.Started)?.RunId ?? throw RunningErrors.NothingToResume();

    private Decision? Said(Invocation invocation)
    {
        var said = new[] { (invocation.Get(_skip), BlockDecision.Skip), (invocation.Get(_again), BlockDecision.Again), (invocation.Get(_fail), BlockDecision.Fail) }.Where(one => one.Item1).ToArray();
        var (output, block) = (invocation.Get(_output), invocation.Get(_block));
        return said switch
        {
            [] when output is null && block is null => null,
            [var (_, what)] when output is null || what == BlockDecision.Skip => new(what, block, output is null ? null : JsonOption.Read(_output.Name, output)),
            _ => throw RunningErrors.OneDecision(),
        };
    }
}
