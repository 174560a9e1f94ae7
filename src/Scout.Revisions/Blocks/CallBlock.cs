using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Runs another workflow at the revision that <see cref="Revision.Calls"/> pins (<c>call</c>).</summary>
internal sealed record CallBlock : Block
{
    /// <summary>The other workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>Its inputs: an object.</summary>
    public required Binding Inputs { get; init; }

    public override BlockKind Kind => BlockKinds.Call;

    public override IEnumerable<BlockPart> Parts => [new BlockPart.Workflow("workflow", Workflow), new BlockPart.Value("inputs", Inputs)];

    public static CallBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Workflow = ScopeReader.WorkflowId(from.Config.Required("workflow")),
        Inputs = ScopeReader.Binding(from.Config.Required("inputs")),
    };
}
