using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using Scout.Environments;
using Scout.Revisions.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary><c>logs</c>: one run block by block.</summary>
internal sealed class Logs : Verb
{
    private readonly Argument<string?> _run = new("RUN")
    {
        HelpName = "RUN",
        Description = "The run's id, or a part that begins or ends only one. Default: the newest that fits.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly RunFilters _filters = new();

    private readonly Option<string?> _block = new("--block") { Description = "Only this block, with all that went in and came out: its id, or its path.", HelpName = "BLOCK" };

    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Shows events as they happen, to the run's end. With json: one line each." };

    private readonly Option<bool> _waterfall = new("--waterfall") { Description = "Shows the run over time: a bar a block, its attempts and waits, and what models used." };

    private readonly Option<string?> _compare = new("--compare") { Description = "Another run, beside this one: block by block, item by item.", HelpName = "RUN" };

    public Logs()
        : base(
            "logs",
            "Shows one run block by block: which revision ran, what each block was given, what came out, how long it took.",
            "dotnet scout logs",
            "dotnet scout logs 81d0c44a12 --block triage",
            "dotnet scout logs --environment production --status failed",
            "dotnet scout logs --waterfall",
            "dotnet scout logs 81d0c44a12 --compare 5fd41b0c77",
            "dotnet scout logs --follow")
    {
        _run.CompletionSources.Add((CompletionContext context) => Completions.Runs(context));
        Add(_run);
        _filters.AddTo(this, hasBlock: true);
        Add(_block);
        _block.CompletionSources.Add((CompletionContext context) => Completions.Blocks(context, context.ParseResult.GetValue(_run)).Select(path => new CompletionItem(path)));
        Add(_follow);
        Add(_waterfall);
        Add(_compare);
        _compare.CompletionSources.Add((CompletionContext context) => Completions.Runs(context));
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var logs = invocation.Runs;
        var runId = logs.Resolve(invocation.Get(_run), _filters.Of(invocation));
        if (invocation.Get(_compare) is { } other)
        {
            var comparison = logs.Compare(runId, logs.Resolve(other));
            invocation.Answer(comparison, RunningJson.Written, console => ComparisonView.Write(console, comparison));
            return ExitCode.Done;
        }

        if (invocation.Get(_follow))
        {
            await FollowAsync(invocation, logs.FollowAsync(runId, cancellation));
            return ExitCode.Done;
        }

        var (run, block) = (logs.Read(runId), invocation.Get(_block));
        if (block is not null && !BlockPaths.Matching(run, block).Any())
        {
            throw RunningErrors.NoSuchBlock(block, runId, run.Order);
        }

        var feedback = logs.Feedback(runId);
        invocation.Answer(LogAnswer.Of(run, block, feedback), RunningJson.Written, console =>
        {
            Show(invocation, run, block);
            if (block is null)
            {
                FeedbackView.Write(console, feedback);
            }
        });
        return ExitCode.Done;
    }

    private void Show(Invocation invocation, RunSummary run, string? block)
    {
        if (invocation.Get(_waterfall))
        {
            WaterfallView.Write(invocation.Terminal, run, invocation.Runs.Records(run.RunId));
        }
        else
        {
            LogView.Write(invocation.Terminal, run, block, ShapeOf(invocation.Store, run));
        }
    }

    private async Task FollowAsync(Invocation invocation, IAsyncEnumerable<RunEvent> events)
    {
        var block = invocation.Get(_block);
        RunLinesView? view = null;
        RunSummary? run = null;
        await foreach (var happened in events)
        {
            run = happened is RunStarted started ? RunSummary.Of(started) : run?.With(happened);
            if (run is null || (happened.BlockPath is { } path && block is not null && !BlockPaths.IsOf(path, block)))
            {
                continue;
            }

            if (invocation.IsJson)
            {
                invocation.Terminal.Output.WriteLine(JsonSerializer.Serialize(happened, RunningJson.Written.Line));
            }
            else
            {
                view ??= new(invocation.Terminal, ShapeOf(invocation.Store, run), details: true);
                view.Happened(happened, run);
            }
        }

        if (run is { Status: not (RunStatus.Running or RunStatus.Waiting) })
        {
            view?.Ended(run);
            if (view is not null && run is { Status: RunStatus.BudgetExceeded, Error: { } error })
            {
                invocation.Terminal.WriteRunError(error);
            }
        }
    }

    // A log outlives its revision: then the blocks are shown without their nesting.
    private static BlockTree? ShapeOf(Store store, RunSummary run)
    {
        try
        {
            var details = store.Show(run.RevisionId, run.Workflow);
            return BlockTree.Of(details.Revision, details.Calls);
        }
        catch (ScoutException)
        {
            return null;
        }
    }
}
