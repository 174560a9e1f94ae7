using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Scout.Revisions.Schemas;

namespace Scout.Definitions;

/// <summary>Reads <c>order => order.Lines[0].Price</c> as a path.</summary>
internal static class MemberSelector
{
    public static ValueSource Apply(ValueSource source, LambdaExpression selector, SourceLocation location)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Apply(source, selector.Body) ?? new ValueSource.Invalid(
            $"reads '{selector}' ({location}), which is more than members and constant indexes; do that in a code block");
    }

    private static ValueSource? Apply(ValueSource source, Expression expression) => expression switch
    {
        ParameterExpression => source,
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Apply(source, convert.Operand),
        MemberExpression { Expression: { } target, Member: PropertyInfo or FieldInfo } member =>
            Nullable.GetUnderlyingType(target.Type) is not null && member.Member.Name == nameof(Nullable<>.Value)
                ? Apply(source, target)
                : Apply(source, target)?.Then(PathStep.To(SchemaWriter.JsonName(member.Member))),
        BinaryExpression { NodeType: ExpressionType.ArrayIndex, Right: ConstantExpression { Value: int index } } array when index >= 0 =>
            Apply(source, array.Left)?.Then(PathStep.At(index)),
        MethodCallExpression { Object: { } list, Method.Name: "get_Item", Arguments: [ConstantExpression { Value: int index }] }
            when index >= 0 && list.Type.IsAssignableTo(typeof(IEnumerable)) => Apply(source, list)?.Then(PathStep.At(index)),
        _ => null,
    };
}
