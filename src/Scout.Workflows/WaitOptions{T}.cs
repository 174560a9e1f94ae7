namespace Scout;

/// <summary>
/// What a block can be told that waits for something. Its <see cref="BlockOptions.Timeout"/> may be up to 3650 days: when it is over the block fails,
/// and its <c>OnError</c> says how it goes on.
/// </summary>
/// <typeparam name="T">What the block yields.</typeparam>
public record WaitOptions<T> : BlockOptions<T>
{
    /// <summary>
    /// Whether every block that is added to the same flow after it waits for it, the default. Without, only those wait that read it or name it in their
    /// <see cref="BlockOptions.After"/>: two decisions are then asked for at the same time.
    /// </summary>
    public bool HoldsBack { get; init; } = true;
}

/// <summary>What an <c>Approve</c> block can be told.</summary>
public sealed record ApproveOptions : WaitOptions<Approval>
{
    /// <summary>The addresses of those who may decide, as their git configuration has them (<c>user.email</c>); by default everybody.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>
    /// Whether a denial is an answer like another: the block then yields it. By default the block fails when it is denied, and with it the run, but for its
    /// <c>OnError</c>.
    /// </summary>
    public bool MayBeDenied { get; init; }
}
