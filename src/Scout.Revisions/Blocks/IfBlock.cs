using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Runs one of two branches and yields its result (<c>if</c>).</summary>
internal sealed record IfBlock : Block
{
    /// <summary>A Scriban expression that yields a boolean.</summary>
    public required string Condition { get; init; }

    /// <summary>The branch for true.</summary>
    public required Scope Then { get; init; }

    /// <summary>The branch for false.</summary>
    public required Scope Otherwise { get; init; }
}
