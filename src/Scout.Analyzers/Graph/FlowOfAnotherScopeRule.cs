using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1004: a branch adds a block by the flow of what is around it.</summary>
internal sealed class FlowOfAnotherScopeRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1004", RuleCategory.Graph, DiagnosticSeverity.Error, "A branch adds its blocks by the flow that it is given");

    private const string Discard = "_";
    private const string UsualName = "flow";

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var block in definition.Blocks)
        {
            if (block is not { Flow: { } used, Scope: { Owner: { } owner } scope } || !IsFlowOf(scope.Parent, used))
            {
                continue;
            }

            var place = Place.Of(owner.IdLocation);
            if (scope.Flow is null)
            {
                context.Report(Descriptor, block.Receiver!.Syntax.GetLocation(), $"{block.Subject}: {ScopeWords.InCondition(owner.Id ?? "", place)}");
            }
            else if (scope.Flow.DeclaringSyntaxReferences is [var declaration, ..])
            {
                context.Report(
                    Descriptor,
                    block.Receiver!.Syntax.GetLocation(),
                    [declaration.GetSyntax(context.Cancellation).GetLocation()],
                    $"{block.Subject}: {ScopeWords.ByAnotherFlow(owner.Id ?? "", place)}",
                    (FixKeys.Replacement, scope.Flow.Name == Discard ? UsualName : scope.Flow.Name));
            }
        }
    }

    private static bool IsFlowOf(ScopeModel? scope, IParameterSymbol flow)
    {
        for (; scope is not null; scope = scope.Parent)
        {
            if (SymbolEqualityComparer.Default.Equals(scope.Flow, flow))
            {
                return true;
            }
        }

        return false;
    }
}
