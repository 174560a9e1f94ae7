using System.Collections.Immutable;
using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Calls a static C# method (<c>code</c>).</summary>
internal sealed record CodeBlock : Block
{
    /// <summary>The method.</summary>
    public required CodeReference Code { get; init; }

    /// <summary>Its arguments in their order, a cancellation token left out.</summary>
    public required ImmutableArray<Binding> Arguments { get; init; }
}
