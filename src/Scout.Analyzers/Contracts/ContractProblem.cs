using Microsoft.CodeAnalysis;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>A change that breaks callers of what environments run.</summary>
/// <param name="Role">Whether it is about the input or the output.</param>
/// <param name="Finding">What changed.</param>
/// <param name="Runs">Who runs what: <c>production runs 3f9a1c2b7e</c>.</param>
/// <param name="Location">Where to say it.</param>
internal sealed record ContractProblem(ContractRole Role, ContractFinding Finding, string Runs, Location Location)
{
    /// <summary>The member's name; empty for the whole value.</summary>
    public string Name => ContractWords.Place(Finding.Path);

    /// <summary>The beginning of a sentence: <c>input 'locale'</c>.</summary>
    public string Subject => (Name.Length, Role) switch
    {
        (0, ContractRole.Input) => "the input",
        (0, _) => "the output",
        (_, ContractRole.Input) => $"input '{Name}'",
        _ => $"output '{Name}'",
    };
}

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

/// <summary>Where in the code a finding is shown.</summary>
internal static class ContractPlace
{
    /// <param name="contract">What the code says now.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="otherwise">Where the workflow names the type.</param>
    public static Location Of(SymbolContract contract, ContractFinding finding, Location otherwise)
    {
        // What is gone had its place in the type around it.
        var found = finding.Change == ContractChange.Removed
            ? contract.Types.TryGetValue(Parent(finding.Path), out var type) ? InSource(type) : null
            : contract.Members.TryGetValue(Member(finding.Path), out var member) ? InSource(member) : null;
        return found ?? otherwise;
    }

    private static Location? InSource(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);

    private static string Parent(string path) => path.Substring(0, path.LastIndexOf('.'));

    // Items and values of a dictionary stand in a member.
    private static string Member(string path) => path.TrimEnd('[', ']', '{', '}');
}
