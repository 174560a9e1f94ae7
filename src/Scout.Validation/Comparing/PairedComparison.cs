using System.Collections.Immutable;
using Scout.Environments.Evidence;
using Scout.Revisions.Project;

namespace Scout.Validation.Comparing;

/// <summary>The same case at the same repetition on both sides.</summary>
/// <param name="Candidate">Whether the candidate passed.</param>
/// <param name="Current">Whether what runs now passed.</param>
internal readonly record struct Pair(bool Candidate, bool Current);

/// <summary>A candidate beside what runs now, on the same cases and equally often.</summary>
internal sealed record PairedComparison
{
    /// <summary>The level where nobody says another: how often a candidate that is as good is held back by chance, at most.</summary>
    public const double DefaultLevel = ValidationPolicy.UsualLevel;

    /// <summary>How many pairs there are.</summary>
    public required int Pairs { get; init; }

    /// <summary>How many passed of the candidate.</summary>
    public required int CandidatePassed { get; init; }

    /// <summary>How many passed of what runs now.</summary>
    public required int CurrentPassed { get; init; }

    /// <summary>Pairs in which only the candidate failed.</summary>
    public required int OnlyCandidateFailed { get; init; }

    /// <summary>Pairs in which only what runs now failed.</summary>
    public required int OnlyCurrentFailed { get; init; }

    /// <summary>The chance of as much against the candidate, or more, where the two are equally good.</summary>
    public required double Chance { get; init; }

    /// <summary>Below which chance the candidate counts as worse.</summary>
    public required double Level { get; init; }

    /// <summary>What came of it.</summary>
    public ComparisonVerdict Verdict =>
        Pairs < McNemar.FewestPairs(Level) ? ComparisonVerdict.TooFew
        : Chance <= Level ? ComparisonVerdict.Worse
        : ComparisonVerdict.NotWorse;

    /// <summary>Compares.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="level">The level.</param>
    public static PairedComparison Of(ImmutableArray<Pair> pairs, double level)
    {
        var (worse, better) = (pairs.Count(pair => pair is { Candidate: false, Current: true }), pairs.Count(pair => pair is { Candidate: true, Current: false }));
        return new()
        {
            Pairs = pairs.Length,
            CandidatePassed = pairs.Count(pair => pair.Candidate),
            CurrentPassed = pairs.Count(pair => pair.Current),
            OnlyCandidateFailed = worse,
            OnlyCurrentFailed = better,
            Chance = McNemar.ChanceOfWorse(worse, better),
            Level = level,
        };
    }
}
