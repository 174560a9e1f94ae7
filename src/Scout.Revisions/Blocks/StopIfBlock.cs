using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Ends the run of its workflow early, or lets it go on (<c>stopif</c>). It yields null.</summary>
internal sealed record StopIfBlock : Block
{
    /// <summary>A Scriban expression that yields a boolean.</summary>
    public required string Condition { get; init; }

    /// <summary>What the workflow yields where it ends here.</summary>
    public required Binding Result { get; init; }

    public override BlockKind Kind => BlockKinds.StopIf;

    public override IEnumerable<BlockPart> Parts => [new BlockPart.Expression("condition", Condition), new BlockPart.Value("result", Result)];

    public static StopIfBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Condition = from.Config.Required("condition").Text(),
        Result = ScopeReader.Binding(from.Config.Required("result")),
    };
}
