using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Forms;

/// <summary>Whether a member may be left out: it may be null, has a default, or starts with a value.</summary>
internal static class InitialValue
{
    public static ContractPresence Presence(INamedTypeSymbol type, IPropertySymbol property, IParameterSymbol? parameter, JsonConstructor constructor, CancellationToken cancellation)
    {
        if (MayBeNull(property) || parameter is { HasExplicitDefaultValue: true })
        {
            return ContractPresence.Optional;
        }

        if (parameter is not null || MustBeSet(property, constructor))
        {
            return ContractPresence.Required;
        }

        return constructor.Parameters.IsEmpty && property.Type.IsValueType ? ContractPresence.Optional : Start(type, property, constructor, cancellation);
    }

    /// <summary>Whether C# says that a property may be null.</summary>
    public static bool MayBeNull(IPropertySymbol property)
    {
        if (IsNullableValue(property.Type))
        {
            return true;
        }

        if (property.Type.IsValueType)
        {
            return false;
        }

        var definition = property.OriginalDefinition;
        if (definition.Type.TypeKind == TypeKind.TypeParameter)
        {
            return definition.NullableAnnotation == NullableAnnotation.Annotated;
        }

        return property.NullableAnnotation == NullableAnnotation.Annotated
            || Says(property, "MaybeNullAttribute")
            || (property.SetMethod is not null && Says(property, "AllowNullAttribute"));
    }

    public static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool Says(IPropertySymbol property, string attribute) => property.GetAttributes().Any(data =>
        data.AttributeClass is { } type && type.Name == attribute && type.ContainingNamespace.ToDisplayString() == "System.Diagnostics.CodeAnalysis");

    private static bool MustBeSet(IPropertySymbol property, JsonConstructor constructor) =>
        property.JsonAttribute("JsonRequiredAttribute") is not null
        || (property.IsRequired && constructor.Symbol?.GetAttributes().Any(data => data.AttributeClass?.Name == "SetsRequiredMembersAttribute") != true);

    // What the library sees by making a value, as far as the text tells it.
    private static ContractPresence Start(INamedTypeSymbol type, IPropertySymbol property, JsonConstructor constructor, CancellationToken cancellation)
    {
        if (property.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(cancellation) is not PropertyDeclarationSyntax { AccessorList.Accessors: var accessors, ExpressionBody: null } declaration
            || accessors.Any(accessor => accessor.Body is not null || accessor.ExpressionBody is not null))
        {
            return ContractPresence.Unknown;
        }

        // What is made of other members is not known before they are: it must be given.
        return declaration.Initializer is { } initializer && !IsNull(initializer.Value) ? IsMadeOfParameters(property, initializer.Value) ? ContractPresence.Required : ContractPresence.Optional
            : constructor.Parameters.IsEmpty ? IsMadeByOwnCode(type, property) ? ContractPresence.Unknown : ContractPresence.Required
            : MaySet(constructor, property, cancellation) ? ContractPresence.Unknown
            : property.Type.IsValueType ? ContractPresence.Optional
            : ContractPresence.Required;
    }

    private static bool IsMadeOfParameters(IPropertySymbol property, ExpressionSyntax value)
    {
        var parameters = property.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Name).ToImmutableHashSet();
        return value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => parameters.Contains(name.Identifier.ValueText));
    }

    // One with a body sets what it names, and perhaps more by what it calls.
    private static bool MaySet(JsonConstructor constructor, IPropertySymbol property, CancellationToken cancellation) =>
        constructor.Symbol?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<ConstructorDeclarationSyntax>().Any(declaration =>
            declaration.Initializer is not null || declaration.DescendantNodes().Any(node =>
                node is InvocationExpressionSyntax || (node is IdentifierNameSyntax name && name.Identifier.ValueText == property.Name))) == true;

    private static bool IsNull(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => IsNull(inner.Expression),
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) => IsNull(suppressed.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        DefaultExpressionSyntax => true,
        _ => false,
    };

    // Any constructor on the way to the property's type may set it.
    private static bool IsMadeByOwnCode(INamedTypeSymbol type, IPropertySymbol property)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            if (part.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty))
            {
                return true;
            }

            if (SymbolEqualityComparer.Default.Equals(part.OriginalDefinition, property.OriginalDefinition.ContainingType))
            {
                return false;
            }
        }

        return true;
    }
}
