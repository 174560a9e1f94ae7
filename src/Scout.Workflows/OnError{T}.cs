namespace Scout;

/// <summary>What happens when a block's last attempt has failed; made by <see cref="OnError"/>. Without one, the run fails.</summary>
/// <typeparam name="T">What the block yields.</typeparam>
public abstract record OnError<T>
{
    private OnError() { }

    internal sealed record ContinueWith(Value<T> Value) : OnError<T>;

    internal sealed record FallBack(Func<Flow, Value<T>> Branch) : OnError<T>;
}
