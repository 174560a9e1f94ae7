using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Contracts;

/// <summary>SCOUT3015: a block has a new id and does not say what it was called before.</summary>
internal sealed class BlockRenamedRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT3015", RuleCategory.Contracts, DiagnosticSeverity.Warning, "A renamed block names its former id");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        var contracts = context.Project.Contracts;
        if (contracts.Baseline.Revisions.IsEmpty || !definition.IsWhole || WorkflowModel.IdOf(definition.Method.ContainingType, context.Symbols) is not { } workflow)
        {
            return;
        }

        var counted = contracts.Counted(context.Settings);
        foreach (var rename in BlockRename.Of([.. definition.Blocks.Select(Block)], contracts.Revisions(workflow, counted)))
        {
            context.Report(
                Descriptor, rename.Block.Location,
                $"block '{rename.Block.Id}' replaces '{rename.FormerId}', but {rename.Runs}{counted.Note}, where it is '{rename.FormerId}'; add FormerId = \"{rename.FormerId}\", or it loses its history",
                (FixKeys.FormerId, rename.FormerId));
        }
    }

    private static ContractBlock Block(BlockModel block) => new(block.Id ?? "", block.Method.ToLowerInvariant(), FormerId(block), block.IdLocation);

    // An id that only a run could tell is one all the same.
    private static string? FormerId(BlockModel block)
    {
        var options = block.Argument("options");
        return options is null or { ConstantValue: { HasValue: true, Value: null } } ? null
            : block.Options is null ? ""
            : block.Option("FormerId") is { } former ? former.ConstantValue is { HasValue: true, Value: string id } ? id : ""
            : null;
    }
}
