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

    /// <summary>Whether the method names a <c>Value&lt;T&gt;</c>, or is given a value or a template.</summary>
    public static bool HasValues(MethodDeclarationSyntax method)
    {
        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (parameter.Type is IdentifierNameSyntax { Identifier.ValueText: "Value" or "Template" or "Condition" or "Message" or "HttpBody" or "HttpFields" })
            {
                return true;
            }
        }

        foreach (var node in method.DescendantNodes())
        {
            if (node is GenericNameSyntax { Identifier.ValueText: "Value" or "OptionalValue", Arity: 1 })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the type has an attribute that is called <c>[Shape]</c>.</summary>
    public static bool IsShape(TypeDeclarationSyntax type)
    {
        foreach (var list in type.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (attribute.Name is SimpleNameSyntax { Identifier.ValueText: "Shape" or "ShapeAttribute" } or QualifiedNameSyntax { Right.Identifier.ValueText: "Shape" or "ShapeAttribute" })
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsFlow(TypeSyntax? type) => type switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == "Flow",
        QualifiedNameSyntax name => name.Right.Identifier.ValueText == "Flow",
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText == "Flow",
        _ => false,
    };
}
