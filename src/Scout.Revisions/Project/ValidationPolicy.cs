using System.Collections.Immutable;

namespace Scout.Revisions.Project;

/// <summary>What must have passed before a revision comes to an environment: its <c>"validation"</c> in <c>scout.json</c>.</summary>
internal sealed record ValidationPolicy
{
    /// <summary>The level of a policy that says none.</summary>
    public const double UsualLevel = 0.05;

    /// <summary>The highest level: above it a coin would tell.</summary>
    public const double HighestLevel = 0.5;

    /// <summary>The names of the suites, at least one. A workflow is asked for those that are its own, and comes not without any.</summary>
    public ImmutableArray<string> Suites { get => field.IsDefault ? [] : field; init; }

    /// <summary>The workflows that come without having been validated.</summary>
    public ImmutableArray<string> Exempt { get => field.IsDefault ? [] : field; init; }

    /// <summary>The environment whose settings count; none: see <see cref="EnvironmentDefinition.ValidatedIn"/>.</summary>
    public string? In { get; init; }

    /// <summary>How old a result may be; none: any age.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Whether the result must be compared with what the environment runs, where that is another revision.</summary>
    public bool Compare { get; init; } = true;

    /// <summary>How improbable chance must be before the comparison says that the revision is worse: above 0, at most <see cref="HighestLevel"/>.</summary>
    public double Level { get; init; } = UsualLevel;
}
