using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Scout.Analyzers.Code;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT2007: makes the method public.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CodeNotPublicFixer() : MethodDeclarationFixer(CodeBindingRule.CodeNotPublic)
{
    private protected override string Title(IMethodSymbol method) => $"Make '{method.Name}' public";

    // A public method of a public class cannot have types that are hidden.
    private protected override bool CanFix(IMethodSymbol method, SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) =>
        !IsVisible(method.ContainingType) || method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).All(IsVisible);

    private protected override SyntaxNode Mend(SyntaxNode declaration, SyntaxGenerator generator) => generator.WithAccessibility(declaration, Accessibility.Public);

    private static bool IsVisible(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return IsVisible(array.ElementType);
        }

        for (ISymbol? part = type; part is ITypeSymbol and not ITypeParameterSymbol; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return type is not INamedTypeSymbol named || named.TypeArguments.All(IsVisible);
    }
}
