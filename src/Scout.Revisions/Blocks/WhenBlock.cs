using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Runs a branch for its effect, or not (<c>when</c>). It yields null.</summary>
internal sealed record WhenBlock : Block
{
    /// <summary>A Scriban expression that yields a boolean.</summary>
    public required string Condition { get; init; }

    /// <summary>The branch for true.</summary>
    public required Scope Then { get; init; }
}
