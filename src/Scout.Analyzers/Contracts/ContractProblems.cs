using Microsoft.CodeAnalysis;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>Compares one workflow's code with every revision of it that counts. What several environments say alike is said once.</summary>
internal static class ContractProblems
{
    /// <param name="role">Input or output.</param>
    /// <param name="type">Its type in the code.</param>
    /// <param name="place">Where the workflow names the type.</param>
    /// <param name="revisions">The workflow's revisions that count.</param>
    /// <param name="note">What each message adds about who runs what.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static IEnumerable<ContractProblem> Of(ContractRole role, ITypeSymbol type, Location place, IReadOnlyList<BaselineRevision> revisions, string note, CancellationToken cancellation)
    {
        if (revisions.Count == 0 || SymbolContract.Of(type, cancellation) is not { } contract)
        {
            return [];
        }

        return revisions
            .SelectMany(revision => ContractComparison.Of(Before(revision, role), contract.Node, role).Select(finding => (finding, revision)))
            .GroupBy(found => found.finding, found => found.revision)
            .Select(group => new ContractProblem(role, group.Key, RunningWords.Of(group) + note, ContractPlace.Of(contract, group.Key, place)));
    }

    private static ContractNode Before(BaselineRevision revision, ContractRole role) => role == ContractRole.Input ? revision.Input : revision.Output;
}
