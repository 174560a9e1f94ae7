namespace Scout.Execution.Templates;

/// <summary>What one rendering may use. Scriban's own limits do not hold together; these are checked at every node.</summary>
internal sealed record TemplateLimits
{
    public static TemplateLimits Default { get; } = new();

    /// <summary>Steps: nodes evaluated, rounds of loops, items gone through, and characters in chunks.</summary>
    public long Fuel { get; init; } = 2_000_000;

    /// <summary>Everything that is made on the way, in characters; an item of a list counts as eight.</summary>
    public long Memory { get; init; } = 32_000_000;

    /// <summary>The longest text that is written, or that any string may have, in characters.</summary>
    public int Output { get; init; } = 1_000_000;

    /// <summary>How deep lists and objects may be nested.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>The longest time.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(5);
}
