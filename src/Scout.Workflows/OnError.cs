namespace Scout;

/// <summary>Makes <see cref="OnError{T}"/>: what happens when a block's last attempt has failed.</summary>
public static class OnError
{
    /// <summary>The run goes on with a value in place of the block's output.</summary>
    /// <typeparam name="T">What the block yields.</typeparam>
    /// <param name="value">The value, such as <c>Value.Of("unknown")</c>.</param>
    /// <returns>The policy.</returns>
    public static OnError<T> Continue<T>(Value<T> value) => new OnError<T>.ContinueWith(value);

    /// <summary>The run goes on with a constant in place of the block's output.</summary>
    /// <typeparam name="T">What the block yields.</typeparam>
    /// <param name="value">The constant, such as <c>"unknown"</c>.</param>
    /// <returns>The policy.</returns>
    public static OnError<T> Continue<T>(T value) => new OnError<T>.ContinueWith(value);

    /// <summary>The run goes on with the result of other blocks in place of the block's output.</summary>
    /// <typeparam name="T">What the block yields.</typeparam>
    /// <param name="branch">Defines the other blocks with the flow that it is given.</param>
    /// <returns>The policy.</returns>
    public static OnError<T> Fallback<T>(Func<Flow, Value<T>> branch) => new OnError<T>.FallBack(branch);
}

/// <summary>What happens when a block's last attempt has failed; made by <see cref="OnError"/>. Without one, the run fails.</summary>
/// <typeparam name="T">What the block yields.</typeparam>
public abstract record OnError<T>
{
    private OnError() { }

    internal sealed record ContinueWith(Value<T> Value) : OnError<T>;

    internal sealed record FallBack(Func<Flow, Value<T>> Branch) : OnError<T>;
}
