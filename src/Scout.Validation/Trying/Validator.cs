using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Channel;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;
using Scout.Runs.Reruns;
using Scout.Validation.Checking;
using Scout.Validation.Comparing;
using Scout.Validation.Judging;
using Scout.Validation.Suites;

namespace Scout.Validation.Trying;

/// <summary>Validates a revision by a suite: each case as often as it says, in turn with what it is compared with, through the very owner and workers that callers' runs have.</summary>
/// <param name="owner">Starts the runs.</param>
/// <param name="time">The clock.</param>
/// <param name="mostCost">What all that it validates may spend on models at most; none: whatever it costs.</param>
internal sealed class Validator(RunOwner owner, TimeProvider time, decimal? mostCost)
{
    private readonly Budget _budget = new(mostCost);

    /// <summary>Runs everything.</summary>
    /// <param name="plan">What.</param>
    /// <param name="progress">Told whenever a run has ended, one at a time.</param>
    /// <param name="cancellation">Stops it: what has ended counts, the rest is inconclusive.</param>
    public async Task<ValidationResult> ValidateAsync(ValidationPlan plan, Action<ValidationProgress> progress, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var work = new Work(plan, _budget, progress, () => time.GetElapsedTime(began));
        var (candidate, current) = (new Side(plan.Candidate), plan.Current is { } target ? new Side(target) : null);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = plan.Together };
        await Parallel.ForEachAsync(Order(plan), options, async (one, _) =>
        {
            var side = one.IsCandidate ? candidate : current!;
            var why = work.Left() ?? (stop.IsCancellationRequested ? "it was stopped before" : null);
            work.Add(one, why is not null ? Tried.Not(why) : await TryAsync(plan, side, one, stop.Token).ConfigureAwait(false));
        }).ConfigureAwait(false);
        ImmutableArray<CaseResult> cases = [.. plan.Cases.Select(work.Of)];
        return new()
        {
            Plan = plan,
            Cases = cases,
            Comparison = current is null ? null : PairedComparison.Of([.. cases.SelectMany(Pairs)], plan.Level),
            Elapsed = time.GetElapsedTime(began),
            CutShort = work.CutShort ?? (cancellation.IsCancellationRequested ? "it was stopped before its end" : null),
        };
    }

    // Both sides meet the same hour: a provider that has a bad one is bad to both.
    private static IEnumerable<Attempt> Order(ValidationPlan plan)
    {
        for (var repetition = 0; repetition < plan.Cases.Max(one => one.Case.Repeat); repetition++)
        {
            foreach (var (i, one) in plan.Cases.Index().Where(pair => repetition < pair.Item.Case.Repeat))
            {
                var candidate = new Attempt(one, repetition, true);
                if (!plan.CurrentCases.TryGetValue(one.Case.Name, out var other))
                {
                    yield return candidate;
                    continue;
                }

                var current = new Attempt(other, repetition, false);
                var isCandidateFirst = (i + repetition) % 2 == 0;
                yield return isCandidateFirst ? candidate : current;
                yield return isCandidateFirst ? current : candidate;
            }
        }
    }

    // A pair of which one side cannot be judged says nothing.
    private static IEnumerable<Pair> Pairs(CaseResult one) =>
        one.Candidate.Zip(one.Current).Where(pair => pair.First.Verdict != Verdict.Inconclusive && pair.Second.Verdict != Verdict.Inconclusive)
            .Select(pair => new Pair(pair.First.Verdict == Verdict.Passed, pair.Second.Verdict == Verdict.Passed));

    private async Task<Tried> TryAsync(ValidationPlan plan, Side side, Attempt attempt, CancellationToken cancellation)
    {
        var (one, answers) = (attempt.Case, Answers(plan, attempt));
        OwnedRun run;
        try
        {
            run = await owner.StartAsync(side.Target, one.Inputs, new Asked { Trigger = new(RunTrigger.Validation, plan.Suite.Name), StandIns = one.StandIns, Answers = answers }, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Tried.Not("it was stopped before");
        }
        catch (ScoutException exception)
        {
            // What others of the suite have shown is not lost for it.
            return Tried.Not($"it cannot be run: {exception.Message}");
        }

        if (!run.Refusals.IsEmpty)
        {
            return new(Verdict.Inconclusive, null, [.. run.Refusals.Select(refusal => $"it cannot be run: {refusal.Message}")]);
        }

        await using var interruption = cancellation.Register(() => _ = run.CancelAsync()).ConfigureAwait(false);
        await foreach (var happened in run.ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (happened is RunWaiting { Due: null })
            {
                // Nobody will tell it anything.
                await run.CancelAsync().ConfigureAwait(false);
            }
        }

        var end = await run.End.ConfigureAwait(false);
        var (verdict, problems) = Look(one, end, cancellation);
        var tried = new Tried(verdict, end.RunId, problems) { ElapsedMs = end.ElapsedMs, Cost = end.Used.Cost, KeptAnswers = end.Used.KeptAnswers, Models = side.Models(end) };
        return verdict == Verdict.Passed ? await JudgedAsync(tried, plan, new(owner, side.Target, plan.Suite.Name, answers), one, end, cancellation).ConfigureAwait(false) : tried;
    }

    // What an answer took and cost is known only where it is asked for.
    private static KeptAnswers? Answers(ValidationPlan plan, Attempt attempt) => plan.Answers is { } folder
        ? new(folder, attempt.Repetition, plan.IsFresh || attempt.Case.Case.Expect.Any(expected => expected is Expectation.Time or Expectation.Cost))
        : null;

    // Where all else is as expected; judges last, as they cost something. One that cannot be asked says nothing against the workflow, and nothing for it.
    private async Task<Tried> JudgedAsync(Tried tried, ValidationPlan plan, OneBlockRun asking, PreparedCase one, RunSummary run, CancellationToken cancellation)
    {
        try
        {
            foreach (var expected in one.Case.Expect.OfType<Expectation.Code>())
            {
                var judge = new CodeJudge(new(owner, plan.Checks!.Target, plan.Suite.Name), plan.Checks.Methods);
                tried = tried.With(expected, await judge.JudgeAsync(expected, RunChecker.Value(expected.Of, run)!.Value, run, cancellation).ConfigureAwait(false));
            }

            foreach (var expected in one.Case.Expect.OfType<Expectation.Judge>().TakeWhile(_ => tried.Verdict != Verdict.Failed))
            {
                var judge = new Judge(asking);
                tried = tried.With(expected, await judge.JudgeAsync(expected, RunChecker.Value(expected.Of, run)!.Value, cancellation).ConfigureAwait(false), expected.Model);
            }

            return tried;
        }
        catch (OperationCanceledException)
        {
            return tried with { Verdict = Verdict.Inconclusive, Problems = ["it was stopped before its end"] };
        }
    }

    private static (Verdict Verdict, ImmutableArray<string> Problems) Look(PreparedCase one, RunSummary run, CancellationToken cancellation)
    {
        // Whatever came of it then: neither the workflow nor the model is to blame.
        if (run.Status is RunStatus.Completed or RunStatus.Stopped or RunStatus.Failed && NotAsked(run) is { } silent)
        {
            return (Verdict.Inconclusive, [silent]);
        }

        switch (run.Status)
        {
            case RunStatus.Completed or RunStatus.Stopped:
                var problems = RunChecker.Problems(one.Case.Expect, run);
                return (problems.IsEmpty ? Verdict.Passed : Verdict.Failed, problems);
            case RunStatus.Failed:
                return (Verdict.Failed, [$"the run failed: {run.Error!.Message}"]);
            case RunStatus.Canceled when !cancellation.IsCancellationRequested:
                return (Verdict.Failed, ["the run waits for what nobody tells it. Give what waits an output, under blocks"]);
            default:
                return (Verdict.Inconclusive, [run.Error is { } error ? $"the run came to no end: {error.Message}" : "it was stopped before its end"]);
        }
    }

    private static string? NotAsked(RunSummary run) =>
        run.Error is { } error && ModelNotAsked.Is(error.Code) ? $"the run failed: {error.Message}"
        : run.Order.Select(path => (Path: path, Error: run.Blocks[path].Replaces ?? run.Blocks[path].Error)).FirstOrDefault(block => block.Error is { } failure && ModelNotAsked.Is(failure.Code)) is { Path: { } path, Error: { } why }
            ? $"block '{path}' could not ask its model, and something was put in place of the answer: {why.Message}"
            : null;

    private sealed record Attempt(PreparedCase Case, int Repetition, bool IsCandidate);

    private sealed class Side(RunTarget target)
    {
        private readonly Dictionary<string, RevisionBlock> _blocks = RevisionBlocks.Of(target.Revision, target.Calls);

        public RunTarget Target => target;

        /// <summary>The models that answered, by alias. A block that failed tells the name that was asked for.</summary>
        public ImmutableDictionary<string, ImmutableSortedSet<string>> Models(RunSummary run) => run.Order
            .Where(path => run.Blocks[path] is { Status: RunStatus.Completed, Replaces: null })
            .Select(path => (Block: _blocks.GetValueOrDefault(BlockShape.WithoutPlaces(path)), run.Blocks[path].Meta))
            .Where(pair => BlockKinds.Find(pair.Block?.Type)?.Effect == BlockEffect.Model && pair.Meta is { ValueKind: JsonValueKind.Object } meta && meta.TryGetProperty("model", out _))
            .GroupBy(pair => pair.Block!.Json.GetProperty("config").GetProperty("model").GetString()!, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.Select(pair => pair.Meta!.Value.GetProperty("model").GetString()!).ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private sealed class Work(ValidationPlan plan, Budget budget, Action<ValidationProgress> progress, Func<TimeSpan> elapsed)
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<(string Case, int Repetition, bool IsCandidate), Tried> _tried = [];
        private int _failed;
        private decimal _cost;

        /// <summary>Why something was left out; none: nothing was.</summary>
        public string? CutShort { get; private set; }

        /// <summary>Why the next run is left out; none: it is not.</summary>
        public string? Left()
        {
            lock (_lock)
            {
                return CutShort ??= budget.Spent;
            }
        }

        public void Add(Attempt one, Tried tried)
        {
            budget.Add(tried.Cost ?? 0);
            lock (_lock)
            {
                _tried[(one.Case.Case.Name, one.Repetition, one.IsCandidate)] = tried;
                _failed += one.IsCandidate && tried.Verdict == Verdict.Failed ? 1 : 0;
                _cost += tried.Cost ?? 0;
                progress(new(_tried.Count, plan.Runs, _failed, _cost, elapsed()));
            }
        }

        public CaseResult Of(PreparedCase one) => new()
        {
            Name = one.Case.Name,
            Needed = one.Case.Needed,
            Candidate = [.. Enumerable.Range(0, one.Case.Repeat).Select(repetition => _tried[(one.Case.Name, repetition, true)])],
            Current = plan.CurrentCases.ContainsKey(one.Case.Name) ? [.. Enumerable.Range(0, one.Case.Repeat).Select(repetition => _tried[(one.Case.Name, repetition, false)])] : [],
        };
    }
}
