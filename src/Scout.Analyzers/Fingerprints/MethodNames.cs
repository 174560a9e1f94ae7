using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Finds the static methods that a name may stand for, as it is seen from the type around it: no body is bound for that.</summary>
internal static class MethodNames
{
    /// <summary>The methods; none where the name stands for something else. Null where only binding can tell.</summary>
    public static List<IMethodSymbol>? Find(SemanticModel model, ExpressionSyntax expression)
    {
        if (expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { OpenBraceToken: { IsMissing: false } brace } || expression.SpanStart < brace.Span.End)
        {
            return null;
        }

        var place = brace.Span.End;
        switch (expression)
        {
            case SimpleNameSyntax name:
                return Methods(model.LookupStaticMembers(place, name: name.Identifier.ValueText), name);
            case MemberAccessExpressionSyntax { Expression: var container, Name: var name }:
                if (TypeName(container) is not { } written
                    || model.GetSpeculativeSymbolInfo(place, written, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol is not INamedTypeSymbol type)
                {
                    return [];
                }

                // What an extension adds to a type is not among its members.
                var members = model.LookupStaticMembers(place, type, name.Identifier.ValueText);
                return members.IsEmpty ? null : Methods(members, name);
            default:
                return null;
        }
    }

    // The compiler takes a name of a namespace or type with a dot as an expression first.
    private static TypeSyntax? TypeName(ExpressionSyntax container) => container switch
    {
        TypeSyntax type => type,
        MemberAccessExpressionSyntax when container.DescendantNodes().All(node => node is TypeSyntax or MemberAccessExpressionSyntax or TypeArgumentListSyntax) =>
            SyntaxFactory.ParseTypeName(container.ToString()),
        _ => null,
    };

    private static List<IMethodSymbol> Methods(ImmutableArray<ISymbol> symbols, SimpleNameSyntax name) =>
    [
        .. symbols.OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary && (name is not GenericNameSyntax || method.Arity == name.Arity))
            .Select(method => method.OriginalDefinition),
    ];
}
