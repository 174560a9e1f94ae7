namespace Scout.Model;

/// <summary>Renders a template (<c>text</c>).</summary>
public sealed record TextBlock : Block
{
    /// <summary>The Scriban template.</summary>
    public required string Template { get; init; }
}
