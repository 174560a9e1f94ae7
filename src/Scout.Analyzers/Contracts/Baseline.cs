using System.Collections.Immutable;

namespace Scout.Analyzers.Contracts;

/// <summary>What the environments run of a project's workflows.</summary>
/// <param name="Environments">Every environment but development, in the order of <c>scout.json</c>; none where nothing is promoted.</param>
/// <param name="Revisions">What they run.</param>
internal sealed record Baseline(ImmutableArray<string> Environments, ImmutableArray<BaselineRevision> Revisions)
{
    public static Baseline Empty { get; } = new([], []);
}
