using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Runs one of two branches and yields its result (<c>if</c>).</summary>
internal sealed record IfBlock : Block
{
    /// <summary>A Scriban expression that yields a boolean.</summary>
    public required string Condition { get; init; }

    /// <summary>The branch for true.</summary>
    public required Scope Then { get; init; }

    /// <summary>The branch for false.</summary>
    public required Scope Otherwise { get; init; }

    public override BlockKind Kind => BlockKinds.If;

    public override IEnumerable<BlockPart> Parts =>
        [new BlockPart.Expression("condition", Condition), new BlockPart.Branch("then", Then), new BlockPart.Branch("otherwise", Otherwise)];

    public static IfBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Condition = from.Config.Required("condition").Text(),
        Then = from.Branch("then"),
        Otherwise = from.Branch("otherwise"),
    };
}
