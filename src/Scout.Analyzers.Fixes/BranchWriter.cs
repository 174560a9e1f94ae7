using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Fixes;

/// <summary>A block in place of what branches in C#.</summary>
/// <param name="Method">The flow's method.</param>
/// <param name="Span">What it stands in place of.</param>
/// <param name="Text">The block; null where it is not known how to write it.</param>
internal sealed record BranchWriter(string Method, TextSpan Span, string? Text)
{
    /// <summary>The block in place of what an expression decides; null where it decides nothing.</summary>
    public static BranchWriter? Of(ExpressionSyntax decider) => decider.Parent switch
    {
        ConditionalExpressionSyntax choice when choice.Condition == decider => new("If", choice.Span, Choice(choice)),
        IfStatementSyntax statement when statement.Condition == decider => If(statement),
        SwitchExpressionSyntax choice when choice.GoverningExpression == decider => new("Switch", choice.Span, Switch(choice)),
        WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or SwitchStatementSyntax => new("Switch", decider.Span, null),
        _ => null,
    };

    private static string? Choice(ConditionalExpressionSyntax choice) => ConditionWriter.Write(choice.Condition) is { } condition
        ? $"{Flow(choice)}.If(\"{Id(choice.Condition)}\", {condition}, then: {Lambda(choice, Value(choice.WhenTrue, choice.WhenFalse))}, otherwise: {Lambda(choice, choice.WhenFalse.ToString())})"
        : null;

    // Of two constants the compiler does not tell that values are meant.
    private static string Value(ExpressionSyntax value, ExpressionSyntax? other) =>
        IsConstant(value) && (other is null || IsConstant(other)) ? $"Value.Of({value})" : value.ToString();

    private static bool IsConstant(ExpressionSyntax value) => value is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax;

    private static BranchWriter? If(IfStatementSyntax statement)
    {
        var condition = ConditionWriter.Write(statement.Condition);
        var yes = Statements(statement.Statement);
        var no = statement.Else is { } other ? Statements(other.Statement) : null;
        var flow = Flow(statement);
        if (condition is null || statement.Parent is not BlockSyntax block)
        {
            return new("If", statement.Span, null);
        }

        if (yes is [ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } first }]
            && no is [ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } second }]
            && first.Left.IsEquivalentTo(second.Left))
        {
            return new("If", statement.Span,
                $"{first.Left} = {flow}.If(\"{Id(statement.Condition)}\", {condition}, then: {Lambda(statement, Value(first.Right, second.Right))}, otherwise: {Lambda(statement, second.Right.ToString())});");
        }

        var end = statement.Span.End;
        if (no is null && yes is [.., ReturnStatementSyntax])
        {
            // What comes after it is the other branch.
            no = [.. block.Statements.SkipWhile(part => part != statement).Skip(1)];
            end = block.Statements.Last().Span.End;
        }

        if (yes is [.., ReturnStatementSyntax { Expression: not null }] && no is [.., ReturnStatementSyntax { Expression: not null }])
        {
            var indent = Indent(statement);
            return new("If", TextSpan.FromBounds(statement.SpanStart, end),
                $"return {flow}.If(\"{Id(statement.Condition)}\", {condition},{indent}    then: {Branch(statement, yes, indent)},{indent}    otherwise: {Branch(statement, no, indent)});");
        }

        return new("When", statement.Span, no is null && !ChangesWhatIsAround(yes)
            ? $"{flow}.When(\"{Id(statement.Condition)}\", {condition}, then: {Branch(statement, yes, Indent(statement))});"
            : null);
    }

    private static string? Switch(SwitchExpressionSyntax choice)
    {
        var text = new StringBuilder();
        string? otherwise = null;
        foreach (var arm in choice.Arms)
        {
            if (arm.WhenClause is not null)
            {
                return null;
            }

            if (arm.Pattern is DiscardPatternSyntax)
            {
                otherwise = Lambda(choice, Value(arm.Expression, other: null));
                continue;
            }

            if (!Keys(arm.Pattern, out var keys))
            {
                return null;
            }

            foreach (var key in keys)
            {
                text.Append(text.Length == 0 ? "" : ", ").Append($"[{key}] = {Lambda(choice, arm.Expression.ToString())}");
            }
        }

        return otherwise is null ? null
            : $"{Flow(choice)}.Switch(\"{Id(choice.GoverningExpression)}\", {choice.GoverningExpression}, new() {{ {text} }}, otherwise: {otherwise})";
    }

    private static bool Keys(PatternSyntax pattern, out List<string> keys)
    {
        keys = [];
        switch (pattern)
        {
            case ConstantPatternSyntax { Expression: var constant } when !constant.IsKind(SyntaxKind.NullLiteralExpression):
                keys.Add(constant.ToString());
                return true;
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } both when Keys(both.Left, out var left) && Keys(both.Right, out var right):
                keys.AddRange(left.Concat(right));
                return true;
            default:
                return false;
        }
    }

    private static StatementSyntax[] Statements(StatementSyntax statement) => statement is BlockSyntax block ? [.. block.Statements] : [statement];

    private static string Branch(SyntaxNode place, StatementSyntax[] statements, string indent) => statements switch
    {
        [ReturnStatementSyntax { Expression: { } value }] => Lambda(place, value.ToString()),
        [ExpressionStatementSyntax { Expression: var effect }] => Lambda(place, effect.ToString()),
        _ => Lambda(place, $"{indent}    {{{string.Concat(statements.Select(statement => $"{indent}        {statement.ToString()}"))}{indent}    }}"),
    };

    // A branch adds its blocks by the flow that it is given.
    private static string Lambda(SyntaxNode place, string body)
    {
        var flow = Flow(place);
        return $"{(body.Contains($"{flow}.") || body.Contains($"({flow},") ? flow : "_")} =>{(body.StartsWith("\n", StringComparison.Ordinal) || body.StartsWith("\r", StringComparison.Ordinal) ? "" : " ")}{body}";
    }

    /// <summary>The name of the flow that blocks are added to there.</summary>
    private static string Flow(SyntaxNode place)
    {
        foreach (var around in place.Ancestors())
        {
            var parameters = around switch
            {
                MethodDeclarationSyntax method => method.ParameterList.Parameters.Where(parameter => parameter.Type is IdentifierNameSyntax { Identifier.ValueText: "Flow" }).ToArray(),
                SimpleLambdaExpressionSyntax lambda => [lambda.Parameter],
                ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var first, ..] } => [first],
                _ => [],
            };
            if (parameters is [{ Identifier.ValueText: var name }, ..] && name.StartsWith("_", StringComparison.Ordinal) is false)
            {
                return name;
            }
        }

        return "flow";
    }

    /// <summary>An id after what the branch is chosen by.</summary>
    private static string Id(ExpressionSyntax decider)
    {
        var member = decider.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Select(access => access.Name.Identifier.ValueText)
            .FirstOrDefault(name => name is not (nameof(Equals) or "Is" or "IsNull" or "IsNot" or nameof(ReferenceEquals)));
        var name = $"by_{JsonNames.SnakeCase(member ?? decider.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault()?.Identifier.ValueText ?? "value")}";
        var taken = new HashSet<string>(decider.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText) ?? [], StringComparer.Ordinal);
        var id = name;
        for (var number = 2; taken.Contains(id); number++)
        {
            id = $"{name}_{number}";
        }

        return id;
    }

    private static string Indent(SyntaxNode statement)
    {
        var line = statement.SyntaxTree.GetText().Lines.GetLineFromPosition(statement.SpanStart).ToString();
        return "\n" + line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static bool ChangesWhatIsAround(StatementSyntax[] statements)
    {
        var own = new HashSet<string>(statements.SelectMany(statement => statement.DescendantNodesAndSelf().OfType<VariableDeclaratorSyntax>()).Select(variable => variable.Identifier.ValueText), StringComparer.Ordinal);
        return statements.SelectMany(statement => statement.DescendantNodesAndSelf()).Any(node => node switch
        {
            ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax => true,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Parent: not InitializerExpressionSyntax } => !own.Contains(name.Identifier.ValueText),
            PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => !own.Contains(name.Identifier.ValueText),
            _ => false,
        });
    }
}
