namespace Scout;

/// <summary>What a <c>Repeat</c> block can be told.</summary>
/// <typeparam name="T">What is carried from round to round.</typeparam>
public sealed record RepeatOptions<T> : BlockOptions<T>
{
    /// <summary>
    /// Whether the block fails where the condition does not hold after the last round. By default it yields what that round yielded, and its meta says
    /// that the condition did not hold.
    /// </summary>
    public bool MustHold { get; init; }
}
