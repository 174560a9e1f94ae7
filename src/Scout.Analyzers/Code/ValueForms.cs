using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Scout.Analyzers.Forms;

namespace Scout.Analyzers.Code;

/// <summary>Which types of a compilation surely have no JSON form.</summary>
internal sealed class ValueForms(JsonForms forms)
{
    // Most types have one, and are asked about more than once.
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _sound = new(SymbolEqualityComparer.Default);

    /// <summary>The first member that has none, why, and the remedy; null where there is none such.</summary>
    public string? Problem(ITypeSymbol type, string path, CancellationToken cancellation)
    {
        if (_sound.ContainsKey(type))
        {
            return null;
        }

        var problem = new ValueFormReader(forms, cancellation).Problem(type, path);
        if (problem is null)
        {
            _sound.TryAdd(type, true);
        }

        return problem;
    }

    /// <summary>The name as messages show it: <c>Page&lt;Order&gt;</c>.</summary>
    public static string Name(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Name(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Name(nullable.TypeArguments[0]) + "?",
        INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } => $"{type.Name}<{string.Join(", ", arguments.Select(Name))}>",
        INamedTypeSymbol => type.MetadataName,
        _ => type.ToDisplayString(),
    };
}
