using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scout.Environments.Evidence;
using Scout.Revisions.Text;
using Scout.Validation.Comparing;
using Scout.Validation.Trying;

namespace Scout.Validation.Reports;

/// <summary>What came of validating, for programs and for every report.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="RevisionId">The revision's whole id.</param>
/// <param name="Environment">The environment whose settings it ran with.</param>
/// <param name="Verdict">The worst of its suites'.</param>
/// <param name="Suites">Each suite.</param>
internal sealed record ValidationAnswer(string Workflow, string RevisionId, string Environment, Verdict Verdict, ImmutableArray<SuiteAnswer> Suites)
{
    /// <summary>Puts results together.</summary>
    /// <param name="results">At least one.</param>
    public static ValidationAnswer Of(ImmutableArray<(ValidationResult Result, string? Evidence)> results)
    {
        var candidate = results[0].Result.Plan.Candidate;
        return new(candidate.Workflow, candidate.RevisionId, candidate.Environment, results.Select(pair => pair.Result.Verdict).MaxBy(Weight), [.. results.Select(pair => SuiteAnswer.Of(pair.Result, pair.Evidence))]);
    }

    private static int Weight(Verdict verdict) => verdict switch
    {
        Verdict.Passed => 0,
        Verdict.Inconclusive => 1,
        Verdict.Stale => 2,
        _ => 3,
    };
}

/// <summary>What a suite showed.</summary>
internal sealed record SuiteAnswer
{
    /// <summary>Its name.</summary>
    public required string Suite { get; init; }

    /// <summary>What was found.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The cases, in the order of the suite.</summary>
    public required ImmutableArray<CaseAnswer> Cases { get; init; }

    /// <summary>The comparison with what runs now; none where there was none.</summary>
    public ComparisonAnswer? Comparison { get; init; }

    /// <summary>How many runs there were.</summary>
    public required int Runs { get; init; }

    /// <summary>What they cost; none where nothing of that is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>How many answers of models were kept from before: no evidence is recorded then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long KeptAnswers { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>The models that answered, by alias: as they call themselves.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Models { get; init; }

    /// <summary>The file that it is recorded in; none where it is not.</summary>
    public string? Evidence { get; init; }

    /// <summary>Why it ended before its end, or counts for nothing; none where that is not so.</summary>
    public string? Why { get; init; }

    internal static SuiteAnswer Of(ValidationResult result, string? evidence) => new()
    {
        Suite = result.Plan.Suite.Name,
        Verdict = result.Verdict,
        Cases = [.. result.Cases.Select(one => CaseAnswer.Of(one, result.Plan.NotCompared.GetValueOrDefault(one.Name)))],
        Comparison = result.Comparison is { } comparison ? ComparisonAnswer.Of(comparison, result.Plan) : null,
        Runs = result.Runs,
        Cost = result.Cost,
        KeptAnswers = result.KeptAnswers,
        ElapsedMs = Math.Round(result.Elapsed.TotalMilliseconds, 1),
        Models = result.Models,
        Evidence = evidence,
        Why = result.Moved ?? result.CutShort,
    };
}

/// <summary>What a case showed.</summary>
internal sealed record CaseAnswer
{
    /// <summary>Its name.</summary>
    public required string Case { get; init; }

    /// <summary>What was found.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How many of its runs passed.</summary>
    public required int Passed { get; init; }

    /// <summary>How many must.</summary>
    public required int Needed { get; init; }

    /// <summary>How many passed of what runs now; none where it was not compared.</summary>
    public int? CurrentPassed { get; init; }

    /// <summary>How it turned over: <c>broken</c> (it always passed and never does now), <c>mended</c>; none where it did not.</summary>
    public Flip? Flip { get; init; }

    /// <summary>Why it could not be run on what it is compared with; none where it was, or was compared with nothing.</summary>
    public string? NotCompared { get; init; }

    /// <summary>Its runs.</summary>
    public required ImmutableArray<TryAnswer> Runs { get; init; }

    internal static CaseAnswer Of(CaseResult one, string? notCompared) => new()
    {
        Case = one.Name,
        Verdict = one.Verdict,
        Passed = one.Passed,
        Needed = one.Needed,
        CurrentPassed = one.Current.IsEmpty ? null : one.CurrentPassed,
        Flip = one.Flip,
        NotCompared = notCompared,
        Runs = [.. one.Candidate.Select(tried => new TryAnswer(tried.RunId, tried.Verdict, tried.Problems, tried.ElapsedMs))],
    };
}

/// <summary>What a run of a case showed.</summary>
/// <param name="RunId">The run; none where none was started.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Problems">What was not as expected, or why that cannot be said.</param>
/// <param name="ElapsedMs">How long it took, in milliseconds; none where it has no end.</param>
internal sealed record TryAnswer(string? RunId, Verdict Verdict, ImmutableArray<string> Problems, double? ElapsedMs);

/// <summary>A candidate beside what runs now.</summary>
/// <param name="RevisionId">What it was compared with.</param>
/// <param name="Verdict"><c>not_worse</c>, <c>worse</c> or <c>too_few</c>.</param>
/// <param name="Pairs">How often the same case was run on both.</param>
/// <param name="Passed">How many passed of the candidate.</param>
/// <param name="CurrentPassed">How many passed of what runs now.</param>
/// <param name="OnlyCandidateFailed">Pairs in which only the candidate failed.</param>
/// <param name="OnlyCurrentFailed">Pairs in which only what runs now failed.</param>
/// <param name="Chance">The chance of as much against the candidate, or more, where both are equally good.</param>
/// <param name="Level">Below which chance it counts as worse.</param>
internal sealed record ComparisonAnswer(string RevisionId, ComparisonVerdict Verdict, int Pairs, int Passed, int CurrentPassed, int OnlyCandidateFailed, int OnlyCurrentFailed, double Chance, double Level)
{
    /// <summary>How many cases could not be run on both.</summary>
    [JsonIgnore]
    public int LeftOut { get; init; }

    internal static ComparisonAnswer Of(PairedComparison comparison, ValidationPlan plan) => new(
        plan.Current!.RevisionId, comparison.Verdict, comparison.Pairs, comparison.CandidatePassed, comparison.CurrentPassed, comparison.OnlyCandidateFailed, comparison.OnlyCurrentFailed, Math.Round(comparison.Chance, 6), comparison.Level)
    { LeftOut = plan.NotCompared.Count };

    /// <summary>The comparison in a sentence.</summary>
    [JsonIgnore]
    public string Sentence => Verdict switch
    {
        ComparisonVerdict.TooFew => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Pairs} pairs with {Short} are too few to show anything at the level {Level}: at least {McNemar.FewestPairs(Level)} are needed. {Remedy}"),
        ComparisonVerdict.Worse => $"worse than {Short}: {Figures}.",
        _ => $"not worse than {Short}: {Figures}.",
    };

    private string Remedy => LeftOut == 0
        ? "Repeat the cases more often, or write more."
        : $"{Measures.Several(LeftOut, "case", "cases")} could not be run there: give the suite cases that both can run, or take revisions without a comparison, \"compare\": false in scout.json and --against none.";

    private string Short => Scout.Revisions.RevisionId.Short(RevisionId);

    private string Figures => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"of {Pairs} pairs {Passed} passed here and {CurrentPassed} there; only here failed {OnlyCandidateFailed}, only there {OnlyCurrentFailed}; the chance of that between equals is {Chance:0.####}, the level {Level}");
}
