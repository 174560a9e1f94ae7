using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Folds a list, one item after the other (<c>reduce</c>).</summary>
internal sealed record ReduceBlock : Block
{
    /// <summary>The list.</summary>
    public required Binding Items { get; init; }

    /// <summary>The accumulator's first value, and the block's output for an empty list.</summary>
    public required Binding Seed { get; init; }

    /// <summary>The body; it reads <c>accumulator</c>, <c>item</c> and <c>index</c>, and its result is the next accumulator.</summary>
    public required Scope Body { get; init; }

    public override BlockKind Kind => BlockKinds.Reduce;

    public override IEnumerable<BlockPart> Parts =>
        [new BlockPart.Value("items", Items), new BlockPart.Value("seed", Seed), new BlockPart.Branch("body", Body)];

    public static ReduceBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Items = ScopeReader.Binding(from.Config.Required("items")),
        Seed = ScopeReader.Binding(from.Config.Required("seed")),
        Body = from.Branch("body"),
    };
}
