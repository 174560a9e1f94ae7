using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Code;

/// <summary>SCOUT3001: what a block yields, or what a model calls a method with, has no JSON form.</summary>
internal sealed class ValueWithoutSchemaRule() : DefinitionRule(Descriptors.ValueWithoutSchema)
{
    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var block in definition.Blocks)
        {
            // Of any block the library takes plain object for any JSON; of a method's result it does not.
            if (block.Method == "Llm" && block.Output is { SpecialType: not SpecialType.System_Object } output)
            {
                Report(output, ValueForms.Name(output), block, block.Call.Syntax is InvocationExpressionSyntax { Expression: var called } ? Place(called) : block.IdLocation, context);
            }
        }

        foreach (var use in CodeUse.All(definition))
        {
            if (CodeBindingRule.Problem(use, context.Symbols) is not null)
            {
                continue;
            }

            if (!use.IsTool)
            {
                var result = Result(use.Method.ReturnType, context.Symbols);
                Report(result, ValueForms.Name(result), use.Block, use.Location, context);
                continue;
            }

            foreach (var parameter in use.Method.Parameters)
            {
                if (!Cancellable.IsToken(parameter.Type, context.Symbols))
                {
                    Report(parameter.Type, $"{ValueForms.Name(use.Method.ContainingType)}.{use.Method.Name}({parameter.Name})", use.Block, use.Location, context);
                }
            }
        }
    }

    private static Location Place(ExpressionSyntax called) =>
        called is MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } ? generic.TypeArgumentList.Arguments[0].GetLocation() : called.GetLocation();

    private static void Report(ITypeSymbol type, string path, BlockModel block, Location location, RuleContext context)
    {
        if (context.Project.Values.Problem(type, path, context.Cancellation) is { } problem)
        {
            context.Report(Descriptors.ValueWithoutSchema, location, $"block '{block.Id ?? "?"}': {problem}");
        }
    }

    private static ITypeSymbol Result(ITypeSymbol type, KnownSymbols symbols) =>
        type is INamedTypeSymbol { TypeArguments: [var value] } named
        && (SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, symbols.TaskOfType) || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, symbols.ValueTaskOfType))
            ? value
            : type;
}
