using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Definitions;

/// <summary>What definitions in one file name.</summary>
/// <param name="Methods">Methods that are passed as code: <c>Class.Method</c>, or <c>Method</c> where the class is not said.</param>
/// <param name="Workflows">Ids of workflows and where they are written.</param>
/// <param name="Takers">Classes of workflows, with what they take.</param>
internal sealed record FileIndex(ImmutableArray<string> Methods, ImmutableArray<(string Id, Location Location)> Workflows, ImmutableArray<InputTaker> Takers)
{
    public static FileIndex Of(SyntaxNode root)
    {
        var methods = ImmutableArray.CreateBuilder<string>();
        var workflows = ImmutableArray.CreateBuilder<(string, Location)>();
        var takers = ImmutableArray.CreateBuilder<InputTaker>();
        foreach (var node in root.DescendantNodes(node => node is not TypeSyntax))
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } invocation when name == BlockKinds.Code.Method:
                    AddMethod(Argument(invocation.ArgumentList.Arguments), methods);
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Tools" } } tools:
                    AddTools(tools.Right, methods);
                    break;
                case AttributeSyntax attribute when IsWorkflow(attribute) && Id(attribute) is { } id:
                    workflows.Add((id.Token.ValueText, id.GetLocation()));
                    break;
                case ClassDeclarationSyntax type when InputTaker.Of(type) is { } taker:
                    takers.Add(taker);
                    break;
            }
        }

        return new(methods.ToImmutable(), workflows.ToImmutable(), takers.ToImmutable());
    }

    public static bool IsWorkflow(AttributeSyntax attribute) => attribute.Name switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        _ => "",
    } is "Workflow" or "WorkflowAttribute";

    public static LiteralExpressionSyntax? Id(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax literal }, ..] && literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal : null;

    private static ExpressionSyntax? Argument(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == "method")
            {
                return argument.Expression;
            }
        }

        return arguments.Count > 1 ? arguments[1].Expression : null;
    }

    private static void AddTools(ExpressionSyntax tools, ImmutableArray<string>.Builder methods)
    {
        foreach (var node in tools.ChildNodes())
        {
            switch (node)
            {
                case ExpressionElementSyntax element:
                    AddMethod(element.Expression, methods);
                    break;
                case InitializerExpressionSyntax initializer:
                    AddTools(initializer, methods);
                    break;
                case ExpressionSyntax expression:
                    AddMethod(expression, methods);
                    break;
            }
        }
    }

    private static void AddMethod(ExpressionSyntax? expression, ImmutableArray<string>.Builder methods)
    {
        switch (expression)
        {
            case CastExpressionSyntax cast:
                AddMethod(cast.Expression, methods);
                break;
            case IdentifierNameSyntax name:
                methods.Add(name.Identifier.ValueText);
                break;
            case MemberAccessExpressionSyntax { Expression: var type, Name: IdentifierNameSyntax name }:
                methods.Add($"{Last(type)}.{name.Identifier.ValueText}");
                break;
        }
    }

    private static string Last(ExpressionSyntax type) => type switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}
