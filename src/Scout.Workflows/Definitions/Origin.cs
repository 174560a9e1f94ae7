namespace Scout.Definitions;

/// <summary>Where a path begins.</summary>
internal abstract record Origin
{
    private Origin() { }

    /// <summary>The workflow's input.</summary>
    public sealed record Inputs(Definition Definition) : Origin;

    /// <summary>A block's output.</summary>
    public sealed record Output(BlockDraft Block) : Origin;

    /// <summary>A variable of a loop: <c>item</c>, <c>index</c> or <c>accumulator</c>.</summary>
    public sealed record Loop(ScopeDraft Body, string Name) : Origin;

    /// <summary>A setting of the environment: <c>vars</c> or <c>secrets</c>.</summary>
    public sealed record Setting(string Root) : Origin;
}
