using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Forms;

/// <summary>The constructor that values of a type are made by from JSON.</summary>
/// <param name="Symbol">The constructor, or <see langword="null"/> where it is the implicit one of a struct, or none.</param>
/// <param name="IsFound">Whether there is one.</param>
internal sealed record JsonConstructor(IMethodSymbol? Symbol, bool IsFound)
{
    /// <summary>The parameters that stand for members; none where the constructor has none.</summary>
    public ImmutableArray<IParameterSymbol> Parameters => Symbol?.Parameters ?? [];

    public static JsonConstructor Of(INamedTypeSymbol type)
    {
        if (type.InstanceConstructors.FirstOrDefault(constructor => constructor.JsonAttribute("JsonConstructorAttribute") is not null) is { } marked
            && !(type.IsValueType && marked.Parameters.IsEmpty))
        {
            return new(marked, true);
        }

        IMethodSymbol[] all = [.. type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public && !(type.IsValueType && constructor.IsImplicitlyDeclared))];
        if (type.IsValueType)
        {
            return new(all is [{ Parameters.IsEmpty: false } only] && only.Parameters.All(parameter => HasProperty(type, parameter)) ? only : null, true);
        }

        var chosen = all.FirstOrDefault(constructor => constructor.Parameters.IsEmpty) ?? (all is [var single] ? single : null);
        return new(chosen, chosen is not null);
    }

    /// <summary>Whether a property stands for a parameter: the same type, and the same name in any case.</summary>
    public static bool IsFor(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static bool HasProperty(INamedTypeSymbol type, IParameterSymbol parameter) =>
        type.GetMembers().OfType<IPropertySymbol>().Any(property => IsFor(parameter, property));
}
