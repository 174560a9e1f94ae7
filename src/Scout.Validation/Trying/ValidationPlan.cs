using System.Collections.Immutable;
using Scout.Environments.Queries;
using Scout.Validation.Comparing;
using Scout.Validation.Judging;
using Scout.Validation.Suites;

namespace Scout.Validation.Trying;

/// <summary>What is to be validated, made ready.</summary>
internal sealed record ValidationPlan
{
    /// <summary>The suite.</summary>
    public required Suite Suite { get; init; }

    /// <summary>The revision that is validated.</summary>
    public required RunTarget Candidate { get; init; }

    /// <summary>The cases that are run: at least one.</summary>
    public required ImmutableArray<PreparedCase> Cases { get; init; }

    /// <summary>What it is compared with; none: with nothing.</summary>
    public RunTarget? Current { get; init; }

    /// <summary>The environment that runs that; none: nobody named one.</summary>
    public string? Against { get; init; }

    /// <summary>Whether it is the whole suite, as often as that says: anything less is no evidence.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The cases as what it is compared with takes them, by name: those that cannot be run there are left out.</summary>
    public ImmutableDictionary<string, PreparedCase> CurrentCases { get; init; } = ImmutableDictionary<string, PreparedCase>.Empty;

    /// <summary>Why cases cannot be run on what it is compared with, by name.</summary>
    public ImmutableDictionary<string, string> NotCompared { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The code that checks runs; none: no case names any.</summary>
    public CodeChecks? Checks { get; init; }

    /// <summary>Below which chance the candidate counts as worse.</summary>
    public double Level { get; init; } = PairedComparison.DefaultLevel;

    /// <summary>How many runs are under way at once.</summary>
    public int Together { get; init; } = 4;

    /// <summary>The folder of answers of models that are kept; none: none are.</summary>
    public string? Answers { get; init; }

    /// <summary>Whether models are asked also for what they answered before.</summary>
    public bool IsFresh { get; init; }

    /// <summary>How many runs it takes.</summary>
    public int Runs => Cases.Sum(one => one.Case.Repeat * (CurrentCases.ContainsKey(one.Case.Name) ? 2 : 1));
}

/// <summary>How far a validation is.</summary>
/// <param name="Done">How many runs have ended.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Failed">How many of the candidate's did not pass.</param>
/// <param name="Cost">What was spent.</param>
/// <param name="Elapsed">How long it has gone on.</param>
internal sealed record ValidationProgress(int Done, int Of, int Failed, decimal Cost, TimeSpan Elapsed)
{
    /// <summary>How much longer it takes if it goes on so; none before the first run has ended.</summary>
    public TimeSpan? Left => Done == 0 ? null : Elapsed / Done * (Of - Done);

    /// <summary>How much more it costs if it goes on so.</summary>
    public decimal CostLeft => Done == 0 ? 0 : Cost / Done * (Of - Done);
}
