using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Runs a branch for its effect, or not (<c>when</c>). It yields null.</summary>
internal sealed record WhenBlock : Block
{
    /// <summary>A Scriban expression that yields a boolean.</summary>
    public required string Condition { get; init; }

    /// <summary>The branch for true.</summary>
    public required Scope Then { get; init; }

    public override BlockKind Kind => BlockKinds.When;

    public override IEnumerable<BlockPart> Parts => [new BlockPart.Expression("condition", Condition), new BlockPart.Branch("then", Then)];

    public static WhenBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Condition = from.Config.Required("condition").Text(),
        Then = from.Branch("then"),
    };
}
