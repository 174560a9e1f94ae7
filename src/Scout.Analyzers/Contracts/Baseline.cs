using System.Collections.Immutable;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>What the environments run of a project's workflows.</summary>
/// <param name="Environments">Every environment but development, in the order of <c>scout.json</c>; none where nothing is promoted.</param>
/// <param name="Revisions">What they run.</param>
internal sealed record Baseline(ImmutableArray<string> Environments, ImmutableArray<BaselineRevision> Revisions)
{
    public static Baseline Empty { get; } = new([], []);
}

/// <summary>A revision that environments run.</summary>
internal sealed record BaselineRevision
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's id as people are shown it.</summary>
    public required string Id { get; init; }

    /// <summary>Whether this project built the workflow last.</summary>
    public required bool IsOwn { get; init; }

    public required ImmutableArray<string> Environments { get; init; }

    public required ContractNode Input { get; init; }

    public required ContractNode Output { get; init; }

    /// <summary>The type of each block, at every depth, by its id.</summary>
    public required ImmutableSortedDictionary<string, string> Blocks { get; init; }
}
