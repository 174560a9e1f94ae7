using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;

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
            if (block is { Flow: { } used, Scope: { Flow: { } own, Owner: { } owner } scope } && IsFlowOf(scope.Parent, used)
                && own.DeclaringSyntaxReferences is [var declaration, ..])
            {
                context.Report(
                    Descriptor,
                    block.Receiver!.Syntax.GetLocation(),
                    [declaration.GetSyntax(context.Cancellation).GetLocation()],
                    $"{block.Subject}: is added inside a branch of '{owner.Id}' ({Place.Of(owner.IdLocation)}) by a flow from outside it; use the flow that the branch is given",
                    (FixKeys.Replacement, own.Name == Discard ? UsualName : own.Name));
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
