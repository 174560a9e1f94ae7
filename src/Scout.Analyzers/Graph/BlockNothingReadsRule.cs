using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1030: a block that does nothing but yield a value, which nobody reads.</summary>
internal sealed class BlockNothingReadsRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1030", RuleCategory.Graph, DiagnosticSeverity.Warning, "What a block yields is read");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        if (!definition.IsWhole || definition.HasOtherTemplates)
        {
            return;
        }

        HashSet<string>? names = null;
        foreach (var block in definition.Blocks)
        {
            if (block is { IsUsed: false, Id: { } id } && OnlyYields(block))
            {
                names ??= definition.NamesInTemplates();
                if (names is null)
                {
                    return;
                }

                if (!names.Contains(id))
                {
                    context.Report(
                        Descriptor, block.IdLocation,
                        $"block '{id}': runs, but nothing reads what it yields; read it, or remove the block");
                }
            }
        }
    }

    // Code, called workflows and tools may do something that is not seen in their result.
    private static bool OnlyYields(BlockModel block) => block.Kind switch
    {
        { IsForItsEffect: true } => false,
        { Effect: BlockEffect.Model } => block.Options is not null && block.Option("Tools") is null && BranchesOnlyYield(block),
        { Effect: BlockEffect.Request } => block.Options is not null && OnlyAsks(block.Option("Method")) && BranchesOnlyYield(block),
        { Effect: BlockEffect.None or BlockEffect.Routes } => BranchesOnlyYield(block),
        _ => false,
    };

    // A service changes nothing for a request of these methods.
    private static bool OnlyAsks(IOperation? method) =>
        method is null || BlockModel.Unwrap(method) is IPropertyReferenceOperation { Property: { IsStatic: true, Name: var name } } && Array.IndexOf(HttpRules.SafeMethods, name.ToUpperInvariant()) >= 0;

    // A fallback is one of the branches.
    private static bool BranchesOnlyYield(BlockModel block)
    {
        foreach (var branch in block.Branches)
        {
            foreach (var inner in branch.Blocks)
            {
                if (!OnlyYields(inner))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
