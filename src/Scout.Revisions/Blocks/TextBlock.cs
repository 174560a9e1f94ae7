using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Renders a template (<c>text</c>).</summary>
internal sealed record TextBlock : Block
{
    /// <summary>The Scriban template.</summary>
    public required string Template { get; init; }
}
