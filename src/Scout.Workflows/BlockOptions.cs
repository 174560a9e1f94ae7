namespace Scout;

/// <summary>What every block can be told, whatever it yields.</summary>
public abstract record BlockOptions
{
    private protected BlockOptions() { }

    /// <summary>When a failed attempt is made again; by default never.</summary>
    public Retry? Retry { get; init; }

    /// <summary>The longest time for one attempt, in whole milliseconds up to 1 day; by default there is no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether the block must not run twice: it charges a card, it sends a letter. No attempt is made again, and when a worker dies in the middle of it, the run
    /// waits until somebody says what becomes of it. A block around it is not tried again either, once this one has begun. Only for blocks that do something: <c>Code</c>, <c>Llm</c> and <c>Http</c>, without a <see cref="Retry"/>.
    /// </summary>
    public bool Once { get; init; }

    /// <summary>Values that must be there before the block starts, although it does not read them.</summary>
    public IReadOnlyList<Value> After { get; init; } = [];

    /// <summary>The name that people are shown in place of the id. It is not part of the revision.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The id that the block had before it was renamed, so that its history goes on. It is not part of the revision.</summary>
    public string? FormerId { get; init; }
}

/// <summary>What every block can be told.</summary>
/// <typeparam name="T">What the block yields.</typeparam>
public record BlockOptions<T> : BlockOptions
{
    /// <summary>What happens when the last attempt has failed; by default the run fails.</summary>
    public OnError<T>? OnError { get; init; }
}
