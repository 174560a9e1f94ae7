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
        foreach (var (place, value) in Find(operation, context.Symbols))
        {
            context.Report(Descriptor, place.GetLocation(), ValueWords.AsText($"'{value}'"));
        }
    }

    /// <summary>Whether the rule says something of an expression.</summary>
    public static bool IsBroken(IOperation expression, KnownSymbols symbols) =>
        symbols.HasNoText(BlockModel.Unwrap(expression)?.Type) || expression.DescendantsAndSelf().Any(part => Find(part, symbols).Any());

    private static IEnumerable<(SyntaxNode Place, SyntaxNode Value)> Find(IOperation operation, KnownSymbols symbols) =>
        from value in MadeText(operation, symbols)
        let plain = BlockModel.Unwrap(value)
        where plain is not null && symbols.HasNoText(plain.Type)
        select (operation is IInvocationOperation { TargetMethod: { Name: nameof(ToString), IsStatic: false } } ? operation.Syntax : plain.Syntax, plain.Syntax);

    /// <summary>What an operation makes text of.</summary>
    private static IEnumerable<IOperation> MadeText(IOperation operation, KnownSymbols symbols) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: nameof(ToString), IsStatic: false }, Instance: { } instance } => [instance],
        IInterpolationOperation { Expression: var hole } => [hole],
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: [{ Value: var hole }, ..], TargetMethod.ContainingType: var handler } }
            when !symbols.IsTemplate(handler) && !symbols.IsCondition(handler) => [hole],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => [sum.LeftOperand, sum.RightOperand],
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => [sum.Value],
        IInvocationOperation call when MakesText(call.TargetMethod) => call.Arguments.SelectMany(argument => Elements(argument.Value)),
        _ => [],
    };

    private static bool MakesText(IMethodSymbol method) =>
        method.ContainingType is { } type && TextMakers.Contains(type.Name)
        && type.ContainingNamespace.ToDisplayString() is var space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space == "Microsoft.Extensions.Logging");

    private static ImmutableArray<IOperation> Elements(IOperation value) => BlockModel.Unwrap(value) switch
    {
        IArrayCreationOperation { Initializer.ElementValues: { IsEmpty: false } elements } => elements,
        ICollectionExpressionOperation { Elements: { IsEmpty: false } elements } => elements,
        _ => [value],
    };
}
