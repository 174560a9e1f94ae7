using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Runs a body for every item of a list, in parallel, and yields the results in the items' order (<c>foreach</c>).</summary>
internal sealed record ForEachBlock : Block
{
    /// <summary>The concurrency of a block that sets none.</summary>
    public const int DefaultConcurrency = 8;

    private const string AllItems = "all";

    /// <summary>The list.</summary>
    public required Binding Items { get; init; }

    /// <summary>How many items are worked on at once: 1 to 256.</summary>
    public int Concurrency { get; init; } = DefaultConcurrency;

    /// <summary>How many items may fail, each giving null, before the block does: 0 to 1,000,000, or <see cref="Ranges.EveryItem"/>.</summary>
    public int Tolerate { get; init; }

    /// <summary>The body; it reads <c>item</c> and <c>index</c> (0 based), and an outer loop's by the loop's id: <c>orders.item</c>.</summary>
    public required Scope Body { get; init; }

    public override BlockKind Kind => BlockKinds.ForEach;

    public override IEnumerable<BlockPart> Parts =>
    [
        new BlockPart.Value("items", Items),
        new BlockPart.Plain("concurrency", Concurrency == DefaultConcurrency ? null : Concurrency),
        new BlockPart.Plain("tolerate", Tolerate switch { 0 => null, Ranges.EveryItem => AllItems, var count => count }),
        new BlockPart.Branch("body", Body),
    ];

    public static ForEachBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Items = ScopeReader.Binding(from.Config.Required("items")),
        Concurrency = from.Config.Optional("concurrency")?.Integer(1, 256) ?? DefaultConcurrency,
        Tolerate = from.Config.Optional("tolerate") is { } tolerate ? Tolerated(tolerate) : 0,
        Body = from.Branch("body"),
    };

    private static int Tolerated(JsonPlace place) => place.Value.ValueKind != JsonValueKind.String ? place.Integer(1, Ranges.MaxTolerated)
        : place.Text() == AllItems ? Ranges.EveryItem
        : throw place.Expected($"a number, or \"{AllItems}\"");
}
