namespace Scout;

/// <summary>When a block's failed attempt is made again.</summary>
public sealed record Retry
{
    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DefaultMaxDelay = TimeSpan.FromMinutes(1);

    private Retry() { }

    internal int Attempts { get; private init; }

    internal TimeSpan Delay { get; private init; }

    internal bool IsExponential { get; private init; }

    internal TimeSpan MaxDelay { get; private init; }

    /// <summary>Attempts with the same wait between them.</summary>
    /// <param name="attempts">All attempts, the first included: 2 to 20.</param>
    /// <param name="delay">The wait between two attempts, up to a day; 1 second by default.</param>
    /// <returns>The policy.</returns>
    public static Retry Fixed(int attempts, TimeSpan? delay = null) =>
        new() { Attempts = attempts, Delay = delay ?? DefaultDelay, MaxDelay = Longest(delay) };

    /// <summary>Attempts with a wait that doubles each time, with jitter.</summary>
    /// <param name="attempts">All attempts, the first included: 2 to 20.</param>
    /// <param name="delay">The first wait, up to a day; 1 second by default.</param>
    /// <param name="maxDelay">The longest wait, up to a day; 1 minute by default.</param>
    /// <returns>The policy.</returns>
    public static Retry Exponential(int attempts, TimeSpan? delay = null, TimeSpan? maxDelay = null) => new()
    {
        Attempts = attempts,
        Delay = delay ?? DefaultDelay,
        IsExponential = true,
        MaxDelay = maxDelay ?? Longest(delay),
    };

    // A wait that is longer than the usual longest one is meant.
    private static TimeSpan Longest(TimeSpan? delay) => delay > DefaultMaxDelay ? delay.Value : DefaultMaxDelay;
}
