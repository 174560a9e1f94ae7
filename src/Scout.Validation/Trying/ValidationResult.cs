using System.Collections.Immutable;
using Scout.Environments.Evidence;
using Scout.Validation.Comparing;
using Scout.Validation.Judging;
using Scout.Validation.Suites;

namespace Scout.Validation.Trying;

/// <summary>What a validation found.</summary>
internal enum Verdict
{
    /// <summary>It is as expected.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>That cannot be said: a model could not be asked, too little was run, the budget is over, or somebody stopped it.</summary>
    Inconclusive,

    /// <summary>What was validated is not what the environment runs any more.</summary>
    Stale,
}

/// <summary>What one run of a case showed.</summary>
/// <param name="Verdict">Whether it was as expected.</param>
/// <param name="RunId">The run; none where none was started.</param>
/// <param name="Problems">What was not as expected, or why that cannot be said.</param>
internal sealed record Tried(Verdict Verdict, string? RunId, ImmutableArray<string> Problems)
{
    /// <summary>How long the run took, in milliseconds; none where it has no end.</summary>
    public double? ElapsedMs { get; init; }

    /// <summary>What it cost; none where nothing of that is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>How many answers were kept from before.</summary>
    public long KeptAnswers { get; init; }

    /// <summary>The models that answered, by alias: as they call themselves.</summary>
    public ImmutableDictionary<string, ImmutableSortedSet<string>> Models { get; init; } = ImmutableDictionary<string, ImmutableSortedSet<string>>.Empty;

    /// <summary>One that was not run.</summary>
    public static Tried Not(string why) => new(Verdict.Inconclusive, null, [why]);

    /// <summary>After a judge has been asked, too. What was not as expected stays so.</summary>
    /// <param name="expected">What it judged by.</param>
    /// <param name="judged">What it found.</param>
    /// <param name="alias">The model that judged; none: code did.</param>
    public Tried With(Expectation expected, Judgement judged, string? alias = null) => this with
    {
        Verdict = judged.Problem is null || Verdict == Verdict.Failed ? Verdict : judged.IsJudged ? Verdict.Failed : Verdict.Inconclusive,
        Problems = judged.Problem is { } problem ? Problems.Add($"line {expected.Place.Line}: {problem}") : Problems,
        Cost = judged.Used.Cost is { } cost ? (Cost ?? 0) + cost : Cost,
        KeptAnswers = KeptAnswers + judged.Used.KeptAnswers,
        Models = alias is not null && judged.Model is { } model ? Models.SetItem(alias, Models.GetValueOrDefault(alias, ImmutableSortedSet.Create<string>(StringComparer.Ordinal)).Add(model)) : Models,
    };
}

/// <summary>What a case showed.</summary>
internal sealed record CaseResult
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How many of its repetitions must pass.</summary>
    public required int Needed { get; init; }

    /// <summary>Its repetitions on the candidate.</summary>
    public required ImmutableArray<Tried> Candidate { get; init; }

    /// <summary>Its repetitions on what runs now; none where it was not compared.</summary>
    public ImmutableArray<Tried> Current { get; init; } = [];

    /// <summary>How many passed.</summary>
    public int Passed => Candidate.Count(tried => tried.Verdict == Verdict.Passed);

    /// <summary>How many passed of what runs now.</summary>
    public int CurrentPassed => Current.Count(tried => tried.Verdict == Verdict.Passed);

    /// <summary>Whether enough of them passed. One of which that cannot be said counts for neither.</summary>
    public Verdict Verdict =>
        Passed >= Needed ? Verdict.Passed
        : Passed + Candidate.Count(tried => tried.Verdict == Verdict.Inconclusive) < Needed ? Verdict.Failed
        : Verdict.Inconclusive;

    /// <summary>What turned over: every repetition passed on the one side and failed on the other; none where that is not so.</summary>
    public Flip? Flip =>
        Current.IsEmpty || Candidate.Concat(Current).Any(tried => tried.Verdict == Verdict.Inconclusive) ? null
        : CurrentPassed == Current.Length && Passed == 0 ? Trying.Flip.Broken
        : CurrentPassed == 0 && Passed == Candidate.Length ? Trying.Flip.Mended
        : null;
}

/// <summary>How a case turned over.</summary>
internal enum Flip
{
    /// <summary>It always passed, and never does now.</summary>
    Broken,

    /// <summary>It never passed, and always does now.</summary>
    Mended,
}

/// <summary>What came of validating a suite.</summary>
internal sealed record ValidationResult
{
    /// <summary>What was to be done.</summary>
    public required ValidationPlan Plan { get; init; }

    /// <summary>The cases, in the order of the suite.</summary>
    public required ImmutableArray<CaseResult> Cases { get; init; }

    /// <summary>The comparison; none where it was compared with nothing.</summary>
    public PairedComparison? Comparison { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Why it ended before its end; none where it did not.</summary>
    public string? CutShort { get; init; }

    /// <summary>That the environment runs something else by now, as a sentence; or none.</summary>
    public string? Moved { get; init; }

    /// <summary>What was found.</summary>
    public Verdict Verdict =>
        Moved is not null ? Verdict.Stale
        : Cases.Any(one => one.Verdict == Verdict.Failed) || Comparison is { Verdict: ComparisonVerdict.Worse } ? Verdict.Failed
        : CutShort is not null || Cases.IsEmpty || Cases.Any(one => one.Verdict != Verdict.Passed) || Comparison is { Verdict: ComparisonVerdict.TooFew } ? Verdict.Inconclusive
        : Verdict.Passed;

    /// <summary>Every run.</summary>
    public IEnumerable<Tried> All => Cases.SelectMany(one => one.Candidate.Concat(one.Current));

    /// <summary>How many runs there were.</summary>
    public int Runs => All.Count(tried => tried.RunId is not null);

    /// <summary>What they cost; none where nothing of that is known.</summary>
    public decimal? Cost => All.Aggregate((decimal?)null, (sum, tried) => tried.Cost is { } cost ? (sum ?? 0) + cost : sum);

    /// <summary>How many answers were kept from before, and asked for by nobody.</summary>
    public long KeptAnswers => All.Sum(tried => tried.KeptAnswers);

    /// <summary>Whether it is evidence: of a whole suite, of what the environment still runs, and asked for just now.</summary>
    public bool IsEvidence => Plan.IsWhole && Moved is null && KeptAnswers == 0;

    /// <summary>The models that answered the candidate, by alias: as they call themselves.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Models => Cases.SelectMany(one => one.Candidate).SelectMany(tried => tried.Models)
        .GroupBy(model => model.Key, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(group => group.Key, group => group.SelectMany(model => model.Value).ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
