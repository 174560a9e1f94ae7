using Scriban.Syntax;

namespace Scout.Revisions.Rules.Templates;

/// <summary>Finds conditions that are known not to yield true or false. Scriban itself would take any value for one of them.</summary>
internal static class ConditionCheck
{
    /// <summary>What is wrong with a condition, or null.</summary>
    /// <param name="condition">The condition's expression.</param>
    /// <param name="root">What is known about a name; null where it cannot be read.</param>
    public static TemplateProblem? Problem(ScriptExpression condition, Func<string, Shape?> root) => condition switch
    {
        ScriptNestedExpression { Expression: { } inner } => Problem(inner, root),
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.And or ScriptBinaryOperator.Or } logic =>
            Problem(logic.Left!, root) ?? Problem(logic.Right!, root),
        ScriptBinaryExpression binary => IsComparison(binary.Operator) || !IsArithmetic(binary.Operator) ? null : Wrong(binary, "a number"),
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not, Right: { } operand } => Problem(operand, root),
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Negate or ScriptUnaryOperator.Plus } => Wrong(condition, "a number"),
        ScriptConditionalExpression { ThenValue: { } then, ElseValue: { } otherwise } => Problem(then, root) ?? Problem(otherwise, root),
        ScriptLiteral literal => literal.Value is bool ? null : Wrong(literal, literal.Value switch
        {
            null => "null",
            string => "a text",
            _ => "a number",
        }),
        ScriptArrayInitializerExpression => Wrong(condition, "a list"),
        ScriptObjectInitializerExpression => Wrong(condition, "an object"),
        ScriptVariableGlobal or ScriptMemberExpression or ScriptIndexerExpression => ShapeOf(condition, root).Kind switch
        {
            ShapeKind.Text => Wrong(condition, "a text"),
            ShapeKind.Number => Wrong(condition, "a number"),
            ShapeKind.List => Wrong(condition, "a list"),
            ShapeKind.Object => Wrong(condition, "an object"),
            ShapeKind.Null => Wrong(condition, "always null"),
            _ => null,
        },
        _ => null,
    };

    private static Shape ShapeOf(ScriptExpression path, Func<string, Shape?> root) =>
        TemplateParser.ParseExpression(path.ToString()).Reads is { Count: > 0 } reads && reads[reads.Count - 1] is var read && root(read.Root) is { } shape
            ? ReadCheck.Follow(read, shape, out _)
            : Shape.Unknown;

    private static bool IsComparison(ScriptBinaryOperator @operator) => @operator is ScriptBinaryOperator.CompareEqual
        or ScriptBinaryOperator.CompareNotEqual or ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareGreaterOrEqual
        or ScriptBinaryOperator.CompareLess or ScriptBinaryOperator.CompareLessOrEqual;

    private static bool IsArithmetic(ScriptBinaryOperator @operator) => @operator is ScriptBinaryOperator.Subtract
        or ScriptBinaryOperator.Divide or ScriptBinaryOperator.Modulus or ScriptBinaryOperator.Power or ScriptBinaryOperator.DivideRound;

    private static TemplateProblem Wrong(ScriptExpression expression, string what) => new(
        expression.Span.Start.Offset,
        expression.Span.Length,
        $"'{expression}' is {what}, not true or false; compare it with something");
}
