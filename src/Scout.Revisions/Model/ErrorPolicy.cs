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

/// <summary>When a failed attempt is made again.</summary>
internal sealed record RetryPolicy
{
    /// <summary>The longest wait of a policy that sets none: one minute.</summary>
    public static readonly TimeSpan DefaultMaxDelay = TimeSpan.FromMinutes(1);

    /// <summary>All attempts, the first included: 2 to 20.</summary>
    public required int Attempts { get; init; }

    /// <summary>The wait before the second attempt.</summary>
    public required TimeSpan Delay { get; init; }

    /// <summary>Whether each wait is twice the one before, with jitter, rather than the same.</summary>
    public bool Exponential { get; init; }

    /// <summary>The longest wait.</summary>
    public TimeSpan MaxDelay { get; init; } = DefaultMaxDelay;
}
