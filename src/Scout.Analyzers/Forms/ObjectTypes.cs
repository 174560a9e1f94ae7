using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Forms;

/// <summary>Which types are JSON objects to the library.</summary>
internal static class ObjectTypes
{
    public static bool HasSchema(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsRefLikeType: false, IsUnboundGenericType: false, SpecialType: SpecialType.None }
        && !IsOpen(type)
        && type.JsonAttribute("JsonConverterAttribute") is null
        && type.JsonAttribute("JsonPolymorphicAttribute") is null
        && type.JsonAttribute("JsonDerivedTypeAttribute") is null
        && !IsOfFramework(type)
        && type.AllInterfaces.All(implemented => implemented.SpecialType != SpecialType.System_Collections_IEnumerable);

    private static bool IsOpen(INamedTypeSymbol type) =>
        type.TypeArguments.Any(argument => argument is ITypeParameterSymbol) || (type.ContainingType is { } outer && IsOpen(outer));

    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System" };
    }
}
