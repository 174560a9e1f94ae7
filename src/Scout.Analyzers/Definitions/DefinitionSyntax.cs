using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Definitions;

/// <summary>What syntax alone tells about a method.</summary>
internal static class DefinitionSyntax
{
    /// <summary>Whether the method is a <c>Define</c>, or is given a flow to add blocks to.</summary>
    public static bool MayDefine(MethodDeclarationSyntax method)
    {
        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (IsFlow(parameter.Type))
            {
                return true;
            }
        }

        return method.Identifier.ValueText == "Define" && method.Modifiers.Any(SyntaxKind.OverrideKeyword);
    }

    private static bool IsFlow(TypeSyntax? type) => type switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == "Flow",
        QualifiedNameSyntax name => name.Right.Identifier.ValueText == "Flow",
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText == "Flow",
        _ => false,
    };
}
