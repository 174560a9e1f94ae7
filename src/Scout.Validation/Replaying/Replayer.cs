using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Runs.Reruns;
using Scout.Validation.Capturing;

namespace Scout.Validation.Replaying;

/// <summary>Runs recorded runs again on another revision: what blocks with effects gave then stands in for their work, and what was not recorded fails in place of being done.</summary>
/// <param name="runs">The record of all runs.</param>
/// <param name="owner">Starts the runs.</param>
/// <param name="time">The clock.</param>
internal sealed class Replayer(RunStore runs, RunOwner owner, TimeProvider time)
{
    /// <summary>The code of a failure that stands in for what was not recorded.</summary>
    public const string NotRecorded = "SCOUT9131";

    /// <summary>The newest runs that can be replayed: those that ended by themselves, but of no validation.</summary>
    /// <param name="store">The record of all runs.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="environment">Where they ran.</param>
    /// <param name="last">How many.</param>
    public static ImmutableArray<RunEntry> Newest(RunStore store, string workflow, string environment, int last)
    {
        var filter = new RunFilter { Workflow = workflow, Environment = environment, Statuses = [RunStatus.Completed, RunStatus.Stopped, RunStatus.Failed] };
        var found = ImmutableArray.CreateBuilder<RunEntry>();
        for (string? cursor = null; ;)
        {
            var page = store.List(filter, 100, cursor);
            found.AddRange(page.Runs.Where(run => run.Trigger != RunTrigger.Validation).Take(last - found.Count));
            cursor = page.Next;
            if (cursor is null || found.Count >= last)
            {
                return found.ToImmutable();
            }
        }
    }

    /// <summary>Replays runs.</summary>
    /// <param name="recorded">The runs.</param>
    /// <param name="target">What they are replayed on.</param>
    /// <param name="together">How many are under way at once.</param>
    /// <param name="mostCost">What may be spent on models at most; none: whatever it costs.</param>
    /// <param name="progress">Told how many are done, and what they cost, one at a time.</param>
    /// <param name="cancellation">Stops it: what has ended counts.</param>
    public async Task<ReplayResult> ReplayAsync(ImmutableArray<RunEntry> recorded, RunTarget target, int together, decimal? mostCost, Action<int, decimal> progress, CancellationToken cancellation)
    {
        var blocks = RevisionBlocks.Of(target.Revision, target.Calls);
        var results = new ReplayedRun[recorded.Length];
        var (gate, done, cost, isSpent) = (new Lock(), 0, 0m, false);
        await Parallel.ForEachAsync(Enumerable.Range(0, recorded.Length), new ParallelOptions { MaxDegreeOfParallelism = together }, async (i, _) =>
        {
            var why = Volatile.Read(ref isSpent) ? "the budget is used up" : cancellation.IsCancellationRequested ? "it was stopped before" : null;
            var result = why is null ? await OneAsync(recorded[i], target, blocks, cancellation).ConfigureAwait(false) : new() { Before = recorded[i], Why = why };
            lock (gate)
            {
                results[i] = result;
                cost += result.After?.Cost ?? 0;
                isSpent |= cost >= mostCost;
                progress(++done, cost);
            }
        }).ConfigureAwait(false);
        return new(target.Workflow, target.Environment, target.RevisionId, [.. results])
        {
            Why = cancellation.IsCancellationRequested ? "it was stopped before its end" : isSpent && results.Any(run => run.After is null) ? "the budget is used up" : null,
        };
    }

    private async Task<ReplayedRun> OneAsync(RunEntry entry, RunTarget target, Dictionary<string, RevisionBlock> blocks, CancellationToken cancellation)
    {
        RunSummary before;
        try
        {
            before = runs.Read(entry.RunId);
        }
        catch (ScoutException exception)
        {
            return new() { Before = entry, Why = exception.Message };
        }

        if (before.InputsMasked || before.Order.FirstOrDefault(path => before.Blocks[path].Masked && CapturedCase.HasEffect(before.Blocks[path])) is not null)
        {
            return new() { Before = entry, Why = "what it was given, or what a block with an effect gave, is not kept whole" };
        }

        OwnedRun run;
        try
        {
            run = await owner.StartAsync(target, before.Inputs, new Asked { Trigger = new(RunTrigger.Validation, "replay"), StandIns = StandIns(before, blocks) }, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new() { Before = entry, Why = "it was stopped before" };
        }
        catch (ScoutException exception)
        {
            return new() { Before = entry, Why = exception.Message };
        }

        if (!run.Refusals.IsEmpty)
        {
            return new() { Before = entry, Why = string.Join(" ", run.Refusals.Select(refusal => refusal.Message)) };
        }

        await using var interruption = cancellation.Register(() => _ = run.CancelAsync()).ConfigureAwait(false);
        await foreach (var _ in run.ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            // Each is kept before it is told.
        }

        var after = await run.End.ConfigureAwait(false);
        if (cancellation.IsCancellationRequested && after.Status is not (RunStatus.Completed or RunStatus.Stopped or RunStatus.Failed))
        {
            return new() { Before = entry, Why = "it was stopped before its end" };
        }

        var ended = runs.Has(after.RunId) ? runs.Entry(after.RunId) : Entry(after);
        return new()
        {
            Before = entry,
            After = ended,
            Same = before.Status == after.Status && IsSame(before.Output, after.Output) && Failure(before) == Failure(after),
            Blocks = [.. RunComparison.Of((entry, before), (ended, after)).Blocks.Where(block => !block.IsSame)],
        };
    }

    private static ImmutableSortedDictionary<string, StandIn> StandIns(RunSummary before, Dictionary<string, RevisionBlock> blocks)
    {
        var standIns = ImmutableSortedDictionary.CreateBuilder<string, StandIn>(StringComparer.Ordinal);
        foreach (var block in blocks.Values.Where(CapturedCase.HasEffect))
        {
            standIns[block.Path] = new(null, new RunError(NotRecorded, $"Nothing was recorded that block '{block.Path}' gave, and it has an effect: it was not done. Give it something in a case of a suite: dotnet scout capture {RunIds.ShortOf(before.RunId)}"));
        }

        foreach (var path in before.Order.Where(path => CapturedCase.HasEffect(before.Blocks[path])))
        {
            var block = before.Blocks[path];
            if (block.Output is { } output)
            {
                standIns[path] = new(output);
            }
            else if (block.Error is { } error)
            {
                standIns[path] = new(null, error);
            }
        }

        return standIns.ToImmutable();
    }

    private static bool IsSame(JsonElement? one, JsonElement? other) => (one, other) switch
    {
        (null, null) => true,
        ({ } left, { } right) => JsonElement.DeepEquals(left, right),
        _ => false,
    };

    // What failed and how: a message may have the time in it.
    private static (string? Code, string? Block) Failure(RunSummary run) => (run.Error?.Code, run.Error?.Block);

    // Of an environment that keeps nothing of its runs.
    private RunEntry Entry(RunSummary run) => new()
    {
        RunId = run.RunId,
        Workflow = run.Workflow,
        Environment = run.Environment,
        RevisionId = run.RevisionId,
        Trigger = RunTrigger.Validation,
        Status = run.Status,
        Started = run.Started,
        Ended = time.GetUtcNow(),
        ElapsedMs = run.ElapsedMs,
        Used = run.Used,
        Error = run.Error,
    };
}
