using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Runs a body round after round, until a condition holds of what the last round yielded (<c>repeat</c>).</summary>
internal sealed record RepeatBlock : Block
{
    /// <summary>What the first round is given.</summary>
    public required Binding Seed { get; init; }

    /// <summary>Tested after each round; it reads <c>accumulator</c>, what the round yielded, and <c>index</c>, but nothing of the body.</summary>
    public required string Until { get; init; }

    /// <summary>How many rounds there are at most: 1 to 1000.</summary>
    public required int Most { get; init; }

    /// <summary>Whether the block fails where the condition does not hold after the last round; else it yields what that round yielded.</summary>
    public bool MustHold { get; init; }

    /// <summary>The body; it reads <c>accumulator</c> and <c>index</c> (0 based), and its result is the next accumulator.</summary>
    public required Scope Body { get; init; }

    public override BlockKind Kind => BlockKinds.Repeat;

    public override IEnumerable<BlockPart> Parts =>
    [
        new BlockPart.Value("seed", Seed),
        new BlockPart.Expression("until", Until),
        new BlockPart.Plain("most", Most),
        new BlockPart.Plain("must_hold", MustHold ? true : null),
        new BlockPart.Branch("body", Body),
    ];

    public static RepeatBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Seed = ScopeReader.Binding(from.Config.Required("seed")),
        Until = from.Config.Required("until").Text(),
        Most = from.Config.Required("most").Integer(1, Ranges.MaxRounds),
        MustHold = from.Config.Optional("must_hold")?.Flag() ?? false,
        Body = from.Branch("body"),
    };
}
