using Microsoft.CodeAnalysis;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>A contract as the C# of an input or an output says it now.</summary>
/// <param name="Node">The contract.</param>
/// <param name="Members">The property of each member, by its path in a baseline.</param>
/// <param name="Types">The type of each object, by its path.</param>
internal sealed record SymbolContract(ContractNode Node, IReadOnlyDictionary<string, IPropertySymbol> Members, IReadOnlyDictionary<string, INamedTypeSymbol> Types)
{
    /// <summary>Reads a type; <see langword="null"/> where it is too large to compare while someone types.</summary>
    public static SymbolContract? Of(ITypeSymbol type, CancellationToken cancellation) => new SymbolContractReader(cancellation).Read(type);
}
