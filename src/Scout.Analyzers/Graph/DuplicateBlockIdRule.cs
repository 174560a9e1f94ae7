using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1002: two blocks of one workflow have the same id.</summary>
internal sealed class DuplicateBlockIdRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1002", RuleCategory.Graph, DiagnosticSeverity.Error, "A block id is used once in a workflow");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        HashSet<string>? taken = null;
        foreach (var block in definition.Blocks)
        {
            // An id that is none needs another anyway: a number behind it would not mend it.
            if (block.Id is not { } id || definition.ById[id] is not { } first || first == block || BlockIds.Problem(id) is not null)
            {
                continue;
            }

            taken ??= [.. definition.ById.Keys];
            var free = Free(id, taken);
            taken.Add(free);
            var line = first.IdLocation.GetLineSpan().StartLinePosition.Line + 1;
            context.Report(
                Descriptor, block.IdLocation, [first.IdLocation],
                $"block '{id}': id is used twice, also on line {line}; give one of them another id, such as '{free}'", (FixKeys.Replacement, free));
        }
    }

    private static string Free(string id, HashSet<string> taken)
    {
        var number = 2;
        while (taken.Contains($"{id}_{number}"))
        {
            number++;
        }

        return $"{id}_{number}";
    }
}
