namespace Scout.Revisions.Model;

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
