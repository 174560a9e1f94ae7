using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Forms;
using Scout.Analyzers.Shapes;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Values;

/// <summary>SCOUT1046: <c>new Reply(...)</c> is given a value: the compiler says what it cannot turn into what, this rule what to write.</summary>
internal sealed class MadeWithNewRule() : ValueRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1046", RuleCategory.Values, DiagnosticSeverity.Error, "What is made of values is made by Of");

    private const string UseCode = "make it in a code block";

    public override void Check(IOperation operation, RuleContext context)
    {
        if (operation is not (IInvalidOperation or IObjectCreationOperation)
            || operation.Syntax is not BaseObjectCreationExpressionSyntax creation
            || Made(creation, context) is not { } type
            || FirstValue(operation, creation, context) is not { } value)
        {
            return;
        }

        var made = type.ToMinimalDisplayString(context.SemanticModel, creation.SpanStart);
        var call = ShapeReader.Problem(type) is null && Call(made, type, creation, context.Cancellation) is { } written ? written : null;
        var isShape = type.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, context.Symbols.ShapeAttribute));
        var remedy = call is null ? isShape ? $"write {made}.Of(...)" : UseCode
            : isShape ? $"write {call}"
            : type.DeclaringSyntaxReferences.IsEmpty ? UseCode
            : $"mark {TypeName.Of(type)} with [Shape], and write {call}";
        context.Report(
            Descriptor, creation.GetLocation(), $"'new' makes a {TypeName.Of(type)} while the workflow is built, and '{value}' is known only when it runs; {remedy}",
            (FixKeys.Replacement, isShape ? call : null));
    }

    /// <summary>What is made, where it has no place for values itself.</summary>
    private static INamedTypeSymbol? Made(BaseObjectCreationExpressionSyntax creation, RuleContext context)
    {
        var info = context.SemanticModel.GetTypeInfo(creation, context.Cancellation);
        var type = info.Type is null or IErrorTypeSymbol ? info.ConvertedType : info.Type;
        return (context.Symbols.ValueType(type) ?? type) is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } made
            && !SymbolEqualityComparer.Default.Equals(made.ContainingAssembly, context.Symbols.Value.ContainingAssembly)
            && !made.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => context.Symbols.HasNoText(parameter.Type)))
            ? made
            : null;
    }

    /// <summary>The first value that it is given; null where it is given none, or takes it.</summary>
    private static ExpressionSyntax? FirstValue(IOperation operation, BaseObjectCreationExpressionSyntax creation, RuleContext context)
    {
        var given =
            (operation is IInvalidOperation ? creation.ArgumentList?.Arguments.Select(argument => argument.Expression) ?? [] : [])
            .Concat(Assignments(creation).Where(assignment => !IsValue(assignment.Left, context)).Select(assignment => assignment.Right));
        return given.FirstOrDefault(expression => IsValue(expression, context));
    }

    private static bool IsValue(ExpressionSyntax expression, RuleContext context) =>
        context.Symbols.IsValue(context.SemanticModel.GetTypeInfo(expression, context.Cancellation).Type);

    private static IEnumerable<AssignmentExpressionSyntax> Assignments(BaseObjectCreationExpressionSyntax creation) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [];

    /// <summary>The call that makes the same of values; null where something is missing in it, or has no place there.</summary>
    private static string? Call(string made, INamedTypeSymbol type, BaseObjectCreationExpressionSyntax creation, CancellationToken cancellation)
    {
        var form = JsonForm.Of(type, cancellation);
        var constructor = JsonConstructor.Of(type);
        var given = new List<(JsonMember? Member, ExpressionSyntax Value)>();
        foreach (var argument in creation.ArgumentList?.Arguments ?? [])
        {
            var parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
                ? constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name)
                : constructor.Parameters.ElementAtOrDefault(given.Count);
            given.Add((parameter is null ? null : form.Members.FirstOrDefault(member => JsonConstructor.IsFor(parameter, member.Property)), argument.Expression));
        }

        foreach (var assignment in Assignments(creation))
        {
            given.Add((form.Members.FirstOrDefault(member => assignment.Left is IdentifierNameSyntax left && member.Property.Name == left.Identifier.ValueText), assignment.Right));
        }

        var isWhole = given.All(pair => pair is { Member: not null, Value: not LiteralExpressionSyntax { Token.Text: "null" or "default" } })
            && form.Members.All(member => member.Presence == ContractPresence.Optional || given.Any(pair => pair.Member == member));
        return isWhole ? $"{made}.Of({string.Join(", ", given.Select(pair => $"{ShapeSource.Parameter(pair.Member!.Property.Name)}: {pair.Value}"))})" : null;
    }
}
