using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1027: a block ends the run with something else than the workflow yields.</summary>
internal sealed class EarlyResultRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1027", RuleCategory.Graph, DiagnosticSeverity.Error, "A run ends early with what its workflow yields");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        if (definition.Output is not { } expected)
        {
            return;
        }

        foreach (var block in definition.Blocks)
        {
            if (block is { Kind.Effect: BlockEffect.Ends, Call.TargetMethod.TypeArguments: [var given] } && !SymbolEqualityComparer.Default.Equals(given, expected))
            {
                var place = block.Argument("result")?.Syntax.GetLocation() ?? block.IdLocation;
                context.Report(Descriptor, place, $"{block.Subject}: {EarlyResult.Problem(TypeName.Of(given), TypeName.Of(expected))}");
            }
        }
    }
}
