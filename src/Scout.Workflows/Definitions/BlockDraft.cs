using System.Collections.Immutable;
using Scout.Revisions.Model;
using Scout.Revisions.Rules.Templates;

namespace Scout.Definitions;

/// <summary>A block that is being defined.</summary>
internal sealed class BlockDraft(string id, ScopeDraft scope, SourceLocation location, Type output, BlockOptions options) : INamedBlock
{
    public string Id { get; } = id;

    public ScopeDraft Scope { get; } = scope;

    public SourceLocation Location { get; } = location;

    /// <summary>What the block yields, as C# knows it.</summary>
    public Type Output { get; } = output;

    public BlockOptions Options { get; } = options;

    /// <summary>The ids of the blocks before it in its scope that hold it back.</summary>
    public ImmutableArray<string> Barriers { get; } = [.. scope.Barriers.Select(barrier => barrier.Id)];

    /// <summary>The block's place in the order of definition, its own branches before itself; 0 while it is being defined.</summary>
    public int Order { get; set; }

    /// <summary>Makes the block, once everything in the workflow is known.</summary>
    public Func<BlockBinder, Block>? Build { get; set; }

    /// <summary>Makes the block's answer to a failure; none where the run fails.</summary>
    public Func<BlockBinder, ErrorPolicy>? BuildOnError { get; set; }

    INamedScope INamedBlock.Scope => Scope;
}
