using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Values;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT1040: makes a template of what is a string, where all that reads it takes a template.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ValueAsTextFixer() : ExpressionFixer(ValueAsTextRule.Descriptor.Id)
{
    private protected override (string Title, IReadOnlyList<TextChange> Changes)? Mended(Diagnostic diagnostic, ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        new TemplateMending(model, cancellation).Changes(expression) is { } changes ? ("Make it a template", changes) : null;
}

/// <summary>What to write so that a text with values in it is a template.</summary>
internal sealed class TemplateMending(SemanticModel model, CancellationToken cancellation)
{
    /// <summary>The changes; null where the text is used as one.</summary>
    public IReadOnlyList<TextChange>? Changes(ExpressionSyntax value)
    {
        if (value is InvocationExpressionSyntax { ArgumentList.Arguments: [], Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Expression: var receiver } })
        {
            return value.Parent is InterpolationSyntax || IsTemplate(value) ? [new(value.Span, receiver.ToString())] : null;
        }

        var whole = Whole(value);
        if (whole == value)
        {
            return null;
        }

        var changes = new List<TextChange>();
        if (whole is not InterpolatedStringExpressionSyntax)
        {
            if (Joined(whole) is not { } joined)
            {
                return null;
            }

            changes.Add(new(whole.Span, joined));
        }

        if (IsTemplate(whole))
        {
            return changes;
        }

        if (whole.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration } local }
            && model.GetDeclaredSymbol(local, cancellation) is ILocalSymbol symbol && IsReadAsTemplate(symbol, declaration))
        {
            changes.Insert(0, new(declaration.Type.Span, "Template"));
            return changes;
        }

        return null;
    }

    /// <summary>The string that a value is joined into, as far as nothing else is done with it.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax value)
    {
        var whole = value;
        while (true)
        {
            switch (whole.Parent)
            {
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax outer }:
                    whole = outer;
                    break;
                case ParenthesizedExpressionSyntax outer:
                    whole = outer;
                    break;
                case BinaryExpressionSyntax outer when outer.IsKind(SyntaxKind.AddExpression):
                    whole = outer;
                    break;
                default:
                    return whole;
            }
        }
    }

    private bool IsReadAsTemplate(ILocalSymbol local, VariableDeclarationSyntax declaration) =>
        declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, local))
            .All(name => IsTemplate(name) || (name.Parent is InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax outer } && IsTemplate(outer)));

    private bool IsTemplate(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression, cancellation).ConvertedType is { Name: "Template", ContainingNamespace: { Name: "Scout", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>A sum as one interpolated string; null where it is not known how to write a part of it.</summary>
    private string? Joined(ExpressionSyntax sum)
    {
        var text = new StringBuilder("$\"");
        return Append(sum, text) ? text.Append('"').ToString() : null;
    }

    private bool Append(ExpressionSyntax part, StringBuilder text)
    {
        switch (part)
        {
            case ParenthesizedExpressionSyntax inner:
                return Append(inner.Expression, text);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return Append(sum.Left, text) && Append(sum.Right, text);
            case LiteralExpressionSyntax { Token: { RawKind: (int)SyntaxKind.StringLiteralToken, Text: ['"', ..] written } }:
                text.Append(written.Substring(1, written.Length - 2).Replace("{", "{{").Replace("}", "}}"));
                return true;
            case InterpolatedStringExpressionSyntax { StringStartToken.Text: "$\"" } interpolated:
                text.Append(interpolated.Contents.ToString());
                return true;
            // The text of a constant is Scriban; in a hole it would be a text.
            case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax:
            case var constant when model.GetConstantValue(constant, cancellation).HasValue:
                return false;
            default:
                text.Append(part is ConditionalExpressionSyntax or AssignmentExpressionSyntax ? $"{{({part})}}" : $"{{{part}}}");
                return true;
        }
    }
}
