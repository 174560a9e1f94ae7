namespace Scout;

/// <summary>What every block can be told.</summary>
/// <typeparam name="T">What the block yields.</typeparam>
public record BlockOptions<T> : BlockOptions
{
    /// <summary>What happens when the last attempt has failed; by default the run fails.</summary>
    public OnError<T>? OnError { get; init; }
}
