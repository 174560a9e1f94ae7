using Microsoft.CodeAnalysis;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Forms;

/// <summary>Type names as the snapshot writes them.</summary>
internal static class TypeName
{
    /// <summary>The name as messages show it: <c>Page&lt;Order&gt;</c>.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Of(nullable.TypeArguments[0]) + "?",
        INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } => $"{type.Name}<{string.Join(", ", arguments.Select(Of))}>",
        INamedTypeSymbol => CSharpKeywords.Of(type.ContainingNamespace?.ToDisplayString(), type.MetadataName),
        _ => type.ToDisplayString(),
    };
}
