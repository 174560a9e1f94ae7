using System.Collections.Immutable;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Calls a static C# method (<c>code</c>).</summary>
internal sealed record CodeBlock : Block
{
    /// <summary>The method.</summary>
    public required CodeReference Code { get; init; }

    /// <summary>Its arguments in their order, a cancellation token left out.</summary>
    public required ImmutableArray<Binding> Arguments { get; init; }

    public override BlockKind Kind => BlockKinds.Code;

    public override IEnumerable<BlockPart> Parts => [new BlockPart.Code("method", Code), new BlockPart.Values("arguments", Arguments)];

    public static CodeBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Code = BlockSource.Code(from.Config),
        Arguments = [.. from.Config.Required("arguments").Items().Select(ScopeReader.Binding)],
    };
}
