using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Fingerprints;

/// <summary>What code uses of other assemblies, the framework's and Scout's own left out.</summary>
internal sealed class OtherCode
{
    private readonly HashSet<string> _assemblies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    /// <summary>The names of the assemblies.</summary>
    public IReadOnlyCollection<string> Assemblies => _assemblies;

    /// <summary>The outermost types as reflection writes them, <c>Words.Titles, Words</c>; <c>*</c> where code looks through assemblies.</summary>
    public IReadOnlyCollection<string> Types => _types;

    /// <summary>Adds a symbol that is not of this compilation.</summary>
    public void Add(ISymbol symbol, OtherAssemblies assemblies)
    {
        if (symbol.Name.IndexOf("Assembl", StringComparison.Ordinal) >= 0 || symbol.ContainingType?.Name is "Assembly" or "Module")
        {
            _types.Add("*");
        }

        if (symbol.ContainingAssembly is { } assembly && assemblies.Counts(assembly))
        {
            _assemblies.Add(assembly.Identity.Name);
            if (Outermost(symbol) is { } type)
            {
                var space = type.ContainingNamespace is { IsGlobalNamespace: false } names ? names.ToDisplayString() + "." : "";
                _types.Add($"{space}{type.MetadataName}, {assembly.Identity.Name}");
            }
        }
    }

    private static INamedTypeSymbol? Outermost(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}
