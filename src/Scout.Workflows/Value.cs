using Scout.Definitions;

namespace Scout;

/// <summary>A value that exists when the workflow runs: the input, a block's output, a part of one, or a constant.</summary>
public abstract class Value
{
    private protected Value(ValueSource source) => Source = source;

    internal ValueSource Source { get; }

    /// <summary>A constant.</summary>
    /// <typeparam name="T">Its type, which JSON must be able to hold.</typeparam>
    /// <param name="literal">The constant; it becomes part of the revision.</param>
    /// <returns>The constant as a value.</returns>
    public static Value<T> Of<T>(T literal) => new(ValueSource.Constant(literal));
}
