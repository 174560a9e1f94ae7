using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Waits for a time (<c>delay</c>). It yields when that was.</summary>
internal sealed record DelayBlock : Block
{
    /// <summary>A duration from when the block begins (ISO 8601: <c>PT2H</c>), or a time.</summary>
    public required Binding Time { get; init; }

    public override BlockKind Kind => BlockKinds.Delay;

    public override IEnumerable<BlockPart> Parts => [new BlockPart.Value("time", Time)];

    public static DelayBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Time = ScopeReader.Binding(from.Config.Required("time")),
    };
}
