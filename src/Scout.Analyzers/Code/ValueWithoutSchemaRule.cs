using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Code;

/// <summary>SCOUT3001: a value has no JSON form.</summary>
internal static class ValueWithoutSchemaRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT3001", RuleCategory.Code, DiagnosticSeverity.Error, "A value has a JSON form");

    /// <summary>SCOUT3001: what a block yields, or what a model calls a method with, has no JSON form.</summary>
    public sealed class InDefinition() : DefinitionRule(Descriptor)
    {
        public override void Check(DefinitionModel definition, RuleContext context)
        {
            foreach (var block in definition.Blocks)
            {
                // Of any block the library takes plain object for any JSON; of a method's result it does not.
                if (block.Kind is { Effect: BlockEffect.Model } && block.Output is { SpecialType: not SpecialType.System_Object } output)
                {
                    Report(output, TypeName.Of(output), block, block.Call.Syntax is InvocationExpressionSyntax { Expression: var called } ? Place(called) : block.IdLocation, context);
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
                    Report(result, TypeName.Of(result), use.Block, use.Location, context);
                    continue;
                }

                foreach (var parameter in use.Method.Parameters)
                {
                    if (!Cancellable.IsToken(parameter.Type, context.Symbols))
                    {
                        Report(parameter.Type, $"{TypeName.Of(use.Method.ContainingType)}.{use.Method.Name}({parameter.Name})", use.Block, use.Location, context);
                    }
                }
            }
        }

        private static Location Place(ExpressionSyntax called) =>
            called is MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } ? generic.TypeArgumentList.Arguments[0].GetLocation() : called.GetLocation();

        private static void Report(ITypeSymbol type, string path, BlockModel block, Location location, RuleContext context)
        {
            foreach (var problem in context.Project.Values.Problems(type, path, context.Cancellation))
            {
                context.Report(Descriptor, location, $"block '{block.Id ?? "?"}': {problem}");
            }
        }

        private static ITypeSymbol Result(ITypeSymbol type, KnownSymbols symbols) =>
            type is INamedTypeSymbol { TypeArguments: [var value] } named
            && (SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, symbols.TaskOfType) || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, symbols.ValueTaskOfType))
                ? value
                : type;
    }

    /// <summary>SCOUT3001: what a workflow takes or yields has no JSON form.</summary>
    public sealed class OfWorkflow() : WorkflowRule(Descriptor)
    {
        public override void Check(WorkflowModel workflow, RuleContext context)
        {
            Check(workflow.Input, 0, workflow, context);
            Check(workflow.Output, 1, workflow, context);
        }

        private static void Check(ITypeSymbol type, int index, WorkflowModel workflow, RuleContext context)
        {
            // The library takes plain object for any JSON.
            foreach (var problem in type.SpecialType == SpecialType.System_Object ? [] : context.Project.Values.Problems(type, TypeName.Of(type), context.Cancellation))
            {
                var written = workflow.Syntax.BaseList?.Types.Select(part => part.Type).OfType<GenericNameSyntax>().FirstOrDefault(part => part.TypeArgumentList.Arguments.Count == 2);
                var name = workflow.Id is null ? "" : $"workflow '{workflow.Id}': ";
                context.Report(Descriptor, written?.TypeArgumentList.Arguments[index].GetLocation() ?? workflow.Syntax.Identifier.GetLocation(), name + problem);
            }
        }
    }
}
