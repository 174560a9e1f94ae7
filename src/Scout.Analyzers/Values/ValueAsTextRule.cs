using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Values;

/// <summary>SCOUT1040: a value or a template becomes text while the project is built.</summary>
internal sealed class ValueAsTextRule() : ValueRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        ValueWords.AsTextCode, RuleCategory.Values, DiagnosticSeverity.Error, "A value becomes text only when the workflow runs");

    // What these are given as an object, they make text of.
    private static readonly ImmutableHashSet<string> TextMakers =
    [
        "String", "StringBuilder", "Console", "Convert", "TextWriter", "StreamWriter", "StringWriter", "Debug", "Trace", "TraceSource", "JsonSerializer", "JsonValue", "LoggerExtensions",
    ];

    public override void Check(IOperation operation, RuleContext context)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } instance }:
                Report(instance, operation.Syntax, context);
                break;
            case IInterpolationOperation { Expression: var hole }:
                Report(hole, context);
                break;
            case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: [{ Value: var hole }, ..], TargetMethod.ContainingType: var handler } } when !Takes(handler, context):
                Report(hole, context);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Report(sum.LeftOperand, context);
                Report(sum.RightOperand, context);
                break;
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Report(sum.Value, context);
                break;
            case IInvocationOperation call when MakesText(call.TargetMethod):
                foreach (var argument in call.Arguments)
                {
                    Argument(argument.Value, context);
                }

                break;
        }
    }

    /// <summary>Whether a hole of such a string is one that the library fills when the workflow runs.</summary>
    private static bool Takes(ITypeSymbol handler, RuleContext context) => context.Symbols.IsTemplate(handler) || context.Symbols.IsCondition(handler);

    private static bool MakesText(IMethodSymbol method) =>
        method.ContainingType is { } type && TextMakers.Contains(type.Name)
        && type.ContainingNamespace.ToDisplayString() is var space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space == "Microsoft.Extensions.Logging");

    private static void Argument(IOperation value, RuleContext context)
    {
        var elements = BlockModel.Unwrap(value) switch
        {
            IArrayCreationOperation { Initializer.ElementValues: var values } => values,
            ICollectionExpressionOperation { Elements: var values } => values,
            _ => [],
        };
        if (elements.IsEmpty)
        {
            Report(value, context);
        }

        foreach (var element in elements)
        {
            Report(element, context);
        }
    }

    private static void Report(IOperation value, RuleContext context) => Report(value, null, context);

    private static void Report(IOperation value, SyntaxNode? place, RuleContext context)
    {
        if (BlockModel.Unwrap(value) is { Type: var type } plain && context.Symbols.HasNoText(type))
        {
            context.Report(Descriptor, (place ?? plain.Syntax).GetLocation(), ValueWords.AsText($"'{plain.Syntax}'"));
        }
    }
}
