using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Contracts;

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
