using System.Collections.Immutable;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Runs the branch that a value names and yields its result (<c>switch</c>).</summary>
internal sealed record SwitchBlock : Block
{
    /// <summary>The value: a string.</summary>
    public required Binding Value { get; init; }

    /// <summary>The branches by value.</summary>
    public required ImmutableSortedDictionary<string, Scope> Cases { get; init; }

    /// <summary>The branch for every other value.</summary>
    public required Scope Otherwise { get; init; }

    public override BlockKind Kind => BlockKinds.Switch;

    public override IEnumerable<BlockPart> Parts =>
        [new BlockPart.Value("value", Value), new BlockPart.Branches("cases", Cases), new BlockPart.Branch("otherwise", Otherwise)];

    public static SwitchBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Value = ScopeReader.Binding(from.Config.Required("value")),
        Cases = from.Branches("cases"),
        Otherwise = from.Branch("otherwise"),
    };
}
