using System.Diagnostics.CodeAnalysis;

namespace Scout;

/// <summary>A value that may be left out of a record; the record's own default then applies.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct OptionalValue<T> : IEquatable<OptionalValue<T>>
{
    private OptionalValue(Value<T> value) => Value = value;

    /// <summary>The value, or <see langword="null"/> when it is left out.</summary>
    public Value<T>? Value { get; }

    /// <summary>A value that is not left out.</summary>
    /// <param name="value">The value.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "Value.Of makes values; this only passes one on.")]
    public static implicit operator OptionalValue<T>(Value<T> value) => new(value);

    /// <summary>Whether both are the same value, or both are left out.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(OptionalValue<T> left, OptionalValue<T> right) => left.Equals(right);

    /// <summary>Whether they are different values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(OptionalValue<T> left, OptionalValue<T> right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(OptionalValue<T> other) => ReferenceEquals(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is OptionalValue<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Value?.GetHashCode() ?? 0;
}
