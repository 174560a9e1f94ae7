namespace Scout.Revisions.Model;

/// <summary>What happens when a block's last attempt has failed.</summary>
internal abstract record ErrorPolicy
{
    private ErrorPolicy() { }

    /// <summary>The run goes on with this value as the block's output.</summary>
    /// <param name="Value">The value.</param>
    public sealed record Continue(Binding Value) : ErrorPolicy;

    /// <summary>The run goes on with the result of another branch as the block's output.</summary>
    /// <param name="Branch">The branch.</param>
    public sealed record Fallback(Scope Branch) : ErrorPolicy;
}
