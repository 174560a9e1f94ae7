using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Runs a body for every item of a list, in parallel, and yields the results in the items' order (<c>foreach</c>).</summary>
internal sealed record ForEachBlock : Block
{
    /// <summary>The concurrency of a block that sets none.</summary>
    public const int DefaultConcurrency = 8;

    /// <summary>The list.</summary>
    public required Binding Items { get; init; }

    /// <summary>How many items are worked on at once: 1 to 256.</summary>
    public int Concurrency { get; init; } = DefaultConcurrency;

    /// <summary>The body; it reads <c>item</c> and <c>index</c> (0 based), and an outer loop's by the loop's id: <c>orders.item</c>.</summary>
    public required Scope Body { get; init; }

    public override BlockKind Kind => BlockKinds.ForEach;

    public override IEnumerable<BlockPart> Parts =>
    [
        new BlockPart.Value("items", Items),
        new BlockPart.Plain("concurrency", Concurrency == DefaultConcurrency ? null : Concurrency),
        new BlockPart.Branch("body", Body),
    ];

    public static ForEachBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Items = ScopeReader.Binding(from.Config.Required("items")),
        Concurrency = from.Config.Optional("concurrency")?.Integer(1, 256) ?? DefaultConcurrency,
        Body = from.Branch("body"),
    };
}
