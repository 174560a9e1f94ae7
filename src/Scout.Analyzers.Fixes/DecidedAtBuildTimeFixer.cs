using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Values;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT1041: makes a condition of a comparison, and a block of what branches by it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class DecidedAtBuildTimeFixer() : ExpressionFixer(DecidedAtBuildTimeRule.Descriptor.Id)
{
    private protected override (string Title, IReadOnlyList<TextChange> Changes)? Mended(Diagnostic diagnostic, ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        Mended(diagnostic, expression) is { } mended ? (mended.Title, [new TextChange(mended.Span, mended.Text)]) : null;

    private static (string Title, TextSpan Span, string Text)? Mended(Diagnostic diagnostic, ExpressionSyntax expression)
    {
        if (diagnostic.Properties.TryGetValue(FixKeys.Replacement, out var replacement) && replacement is not null)
        {
            return ($"Use '{replacement}'", expression.Span, replacement);
        }

        var whole = expression;
        while (whole.Parent is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression })
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        if (BranchWriter.Of(whole) is { } branches)
        {
            return branches.Text is null ? null : ($"Use flow.{branches.Method}", branches.Span, branches.Text);
        }

        return ConditionWriter.Write(expression) is { } condition && condition != expression.ToString() ? ("Make it a condition of the workflow", expression.Span, condition) : null;
    }
}

/// <summary>Writes a comparison of C# as a condition of the workflow.</summary>
internal static class ConditionWriter
{
    /// <summary>The condition; null where there is none of the kind.</summary>
    public static string? Write(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return Write(inner) is { } parenthesised ? $"({parenthesised})" : null;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand }:
                return Write(operand) is { } negated ? $"!{negated}" : null;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both:
                return Write(both.Left) is { } left && Write(both.Right) is { } right ? $"{left} {both.OperatorToken.Text} {right}" : null;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.IsExpression }:
                return null;
            case IsPatternExpressionSyntax pattern:
                return Pattern(pattern.Expression.ToString(), pattern.Pattern);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Equals), Expression: var subject }, ArgumentList.Arguments: [{ Expression: var other }] }:
                return Equal(subject, other);
            case InvocationExpressionSyntax { Expression: var method, ArgumentList.Arguments: [{ Expression: var first }, { Expression: var second }] }
                when ((method as MemberAccessExpressionSyntax)?.Name ?? method as SimpleNameSyntax)?.Identifier.ValueText is nameof(Equals) or nameof(ReferenceEquals):
                return first is LiteralExpressionSyntax ? Equal(second, first) : Equal(first, second);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(GetHashCode) } }:
                return null;
            default:
                return expression.ToString();
        }
    }

    private static string Equal(ExpressionSyntax subject, ExpressionSyntax other) =>
        other.IsKind(SyntaxKind.NullLiteralExpression) ? $"{subject}.IsNull" : $"{subject}.Is({other})";

    private static string? Pattern(string subject, PatternSyntax pattern) => pattern switch
    {
        UnaryPatternSyntax { Pattern: var inner } => Pattern(subject, inner) is { } negated ? negated[0] == '!' ? negated.Substring(1) : $"!{negated}" : null,
        ParenthesizedPatternSyntax { Pattern: var inner } => Pattern(subject, inner),
        ConstantPatternSyntax { Expression: var constant } => constant.IsKind(SyntaxKind.NullLiteralExpression) ? $"{subject}.IsNull" : $"{subject}.Is({constant})",
        RecursivePatternSyntax { Type: null, Designation: null, PositionalPatternClause: null, PropertyPatternClause.Subpatterns.Count: 0 } => $"!{subject}.IsNull",
        _ => null,
    };
}
