using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1001: the id is malformed, or has a meaning in templates.</summary>
internal sealed class BlockIdRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1001", RuleCategory.Graph, DiagnosticSeverity.Error, "A block id is well formed and not taken by templates");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var block in definition.Blocks)
        {
            if (block.Id is { } id && BlockIds.Problem(id) is { } problem)
            {
                context.Report(Descriptor, block.IdLocation, $"block '{id}': the id {problem}", (FixKeys.Replacement, BlockIds.Suggestion(id)));
            }
        }
    }
}
