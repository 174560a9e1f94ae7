using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Rules;

namespace Scout.Analyzers.Shapes;

/// <summary>Reads a type's JSON form from its symbol, by the rules that the library has for the type itself.</summary>
internal static class ShapeReader
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Reads a type; null where nothing outside it could name it, or where it stands for many types.</summary>
    public static ShapeModel? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (Accessibility(type) is not { } isPublic || IsGeneric(type))
        {
            return null;
        }

        var constructor = Constructor(type);
        var members = ImmutableArray.CreateBuilder<MemberModel>();
        foreach (var property in Properties(type))
        {
            cancellation.ThrowIfCancellationRequested();
            var parameter = constructor?.Parameters.FirstOrDefault(parameter => IsFor(parameter, property));
            if (parameter is not null || property.SetMethod is { DeclaredAccessibility: Microsoft.CodeAnalysis.Accessibility.Public })
            {
                members.Add(new(
                    property.Name,
                    JsonName(property),
                    property.Type.ToDisplayString(TypeFormat),
                    IsOptional(property, parameter, constructor, cancellation),
                    DocumentationText.Summary(property, cancellation)));
            }
        }

        return new(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), ClassName(type), isPublic, new(members.ToImmutable()));
    }

    // Whether other assemblies see it; null where even its own does not.
    private static bool? Accessibility(INamedTypeSymbol type)
    {
        var isPublic = true;
        for (var part = type; part is not null; part = part.ContainingType)
        {
            switch (part.DeclaredAccessibility)
            {
                case Microsoft.CodeAnalysis.Accessibility.Public:
                    break;
                case Microsoft.CodeAnalysis.Accessibility.Internal or Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal:
                    isPublic = false;
                    break;
                default:
                    return null;
            }
        }

        return type.IsFileLocal ? null : isPublic;
    }

    private static bool IsGeneric(INamedTypeSymbol type) => type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var names = new HashSet<string>();
        for (var part = type; part is not null && part.SpecialType == SpecialType.None; part = part.BaseType)
        {
            foreach (var property in part.GetMembers().OfType<IPropertySymbol>())
            {
                var isMember = property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Microsoft.CodeAnalysis.Accessibility.Public }
                    && property.GetMethod is { DeclaredAccessibility: Microsoft.CodeAnalysis.Accessibility.Public }
                    && Attribute(property, "JsonIgnoreAttribute") is null;
                if (isMember && names.Add(property.Name))
                {
                    yield return property;
                }
            }
        }
    }

    private static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public)
            .ToArray();
        var chosen = constructors.FirstOrDefault(constructor => Attribute(constructor, "JsonConstructorAttribute") is not null)
            ?? (type.IsValueType ? null : constructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty))
            ?? Only(constructors.Where(constructor => !constructor.Parameters.IsEmpty).ToArray());
        return chosen is { Parameters.IsEmpty: false } ? chosen : null;

        static IMethodSymbol? Only(IMethodSymbol[] constructors) => constructors.Length == 1 ? constructors[0] : null;
    }

    private static bool IsFor(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static bool IsOptional(IPropertySymbol property, IParameterSymbol? parameter, IMethodSymbol? constructor, CancellationToken cancellation)
    {
        var isNullable = property.NullableAnnotation == NullableAnnotation.Annotated
            || property.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return isNullable
            || (parameter is not null ? parameter.HasExplicitDefaultValue
                : !property.IsRequired && (constructor is not null || property.Type.IsValueType || HasInitializer(property, cancellation)));
    }

    private static bool HasInitializer(IPropertySymbol property, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is PropertyDeclarationSyntax { Initializer: not null });

    private static string JsonName(IPropertySymbol property) =>
        Attribute(property, "JsonPropertyNameAttribute")?.ConstructorArguments is [{ Value: string name }] ? name : JsonNames.SnakeCase(property.Name);

    private static AttributeData? Attribute(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == "System.Text.Json.Serialization");

    private static string ClassName(INamedTypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).Replace('.', '_').Replace("@", "") + "_Shape";
}
