using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Values;

/// <summary>SCOUT1041: C# decides by a value that is known only when the workflow runs.</summary>
internal sealed class DecidedAtBuildTimeRule() : ValueRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        ValueWords.DecidedCode, RuleCategory.Values, DiagnosticSeverity.Error, "What depends on a value is decided when the workflow runs");

    public override void Check(IOperation operation, RuleContext context)
    {
        switch (operation)
        {
            // `if (value)`, `value ? a : b`, `while (value)`
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.True or UnaryOperatorKind.False, Operand: var condition } when context.Symbols.IsValue(condition.Type):
                Condition(condition, context);
                break;
            // `bool urgent = value;`
            case IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Boolean, Operand: { Type: var type } condition } when context.Symbols.ValueType(type)?.SpecialType == SpecialType.System_Boolean:
                Condition(condition, context);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null } equality
                when IsValue(equality.LeftOperand, context) || IsValue(equality.RightOperand, context):
                if (!AsksWhetherGiven(equality.LeftOperand, equality.RightOperand, context))
                {
                    Report(operation, context);
                }

                break;
            case IInvocationOperation { TargetMethod: { Name: nameof(Equals) or nameof(GetHashCode), IsStatic: false }, Instance: { } instance } when IsValue(instance, context):
                Report(operation, context);
                break;
            case IInvocationOperation { TargetMethod: { Name: nameof(Equals) or nameof(ReferenceEquals), IsStatic: true, ContainingType.SpecialType: SpecialType.System_Object }, Arguments: [{ Value: var left }, { Value: var right }] }
                when IsValue(left, context) || IsValue(right, context):
                if (!AsksWhetherGiven(left, right, context))
                {
                    Report(operation, context);
                }

                break;
            case IIsPatternOperation { Value: var value, Pattern: var pattern } when IsValue(value, context):
                if (!IsNarrowed(pattern, value, context) && !(IsGivenPattern(pattern) && MayBeMissing(value, context)))
                {
                    Report(operation, context);
                }

                break;
            case IIsTypeOperation { ValueOperand: var value } when context.Symbols.ValueType(value.Type) is not null:
                Report(operation, context);
                break;
            case ICoalesceOperation { Value: var value } when IsValue(value, context) && !MayBeMissing(value, context):
            case ICoalesceAssignmentOperation { Target: var target } when IsValue(target, context) && !MayBeMissing(target, context):
                Report(operation, context);
                break;
            case ISwitchOperation { Value: var value } when context.Symbols.ValueType(BlockModel.Unwrap(value)?.Type) is not null && !MayBeMissing(value, context):
                Report(BlockModel.Unwrap(value)!, context);
                break;
            case ISwitchExpressionOperation { Value: var value } when context.Symbols.ValueType(BlockModel.Unwrap(value)?.Type) is not null && !MayBeMissing(value, context):
                Report(BlockModel.Unwrap(value)!, context);
                break;
        }
    }

    private static bool IsValue(IOperation operation, RuleContext context) => context.Symbols.IsValue(BlockModel.Unwrap(operation)?.Type);

    // `if (extra == null)` of an optional parameter asks something else than it did before there were conditions.
    private static void Condition(IOperation condition, RuleContext context)
    {
        if (BlockModel.Unwrap(condition) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality
            && AsksWhetherGiven(equality.LeftOperand, equality.RightOperand, context)
            && equality.Syntax is BinaryExpressionSyntax { Left: var left, Right: var right })
        {
            var subject = right.IsKind(SyntaxKind.NullLiteralExpression) ? left : right;
            var replacement = $"{subject} is {(equality.OperatorKind == BinaryOperatorKind.NotEquals ? "not " : "")}null";
            context.Report(
                Descriptor, equality.Syntax.GetLocation(),
                $"'{equality.Syntax}' is a condition of the workflow: whether the value is null when it runs; write '{replacement}' to ask while the project is built whether one was given",
                (FixKeys.Replacement, replacement));
            return;
        }

        Report(condition, context);
    }

    private static void Report(IOperation operation, RuleContext context) =>
        context.Report(Descriptor, operation.Syntax.GetLocation(), ValueWords.Decided($"'{operation.Syntax}'"));

    private static bool AsksWhetherGiven(IOperation left, IOperation right, RuleContext context) =>
        IsNull(right) ? MayBeMissing(left, context) : IsNull(left) && MayBeMissing(right, context);

    private static bool IsNull(IOperation operation) => BlockModel.Unwrap(operation)?.ConstantValue is { HasValue: true, Value: null };

    /// <summary>Whether a helper of a definition may have been called without the value: then C# may ask for it.</summary>
    private static bool MayBeMissing(IOperation operation, RuleContext context) => BlockModel.Unwrap(operation) is { } value
        && (context.SemanticModel.GetTypeInfo(value.Syntax, context.Cancellation).Nullability.FlowState == NullableFlowState.MaybeNull
            || value is IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: null } });

    // Of what type a value is, is known.
    private static bool IsNarrowed(IPatternOperation pattern, IOperation value, RuleContext context) =>
        pattern is IDeclarationPatternOperation or ITypePatternOperation && context.Symbols.ValueType(BlockModel.Unwrap(value)?.Type) is null;

    private static bool IsGivenPattern(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => IsGivenPattern(negated.Pattern),
        IConstantPatternOperation constant => IsNull(constant.Value),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => true,
        IDeclarationPatternOperation or ITypePatternOperation => true,
        _ => false,
    };
}
