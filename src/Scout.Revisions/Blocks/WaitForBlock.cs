using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Waits for an event that somebody signals to the run (<c>waitfor</c>). It yields the event's data.</summary>
internal sealed record WaitForBlock : Block
{
    /// <summary>The event's name.</summary>
    public required string Event { get; init; }

    public override BlockKind Kind => BlockKinds.WaitFor;

    public override IEnumerable<BlockPart> Parts => [new BlockPart.Plain("event", Event)];

    public static WaitForBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Event = from.Config.Required("event").Text(),
    };
}
