using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Scout.Definitions;

namespace Scout;

/// <summary>A value that may be left out of a record; the record's own default then applies.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[DebuggerDisplay("{Value}")]
[JsonConverter(typeof(NoJson))]
[SuppressMessage("Design", "CA1065", Justification = "A value that became text, or was compared, would be a wrong workflow without an error.")]
[SuppressMessage("Performance", "CA1815", Justification = "What is left out of a record is no question that a definition asks.")]
[SuppressMessage("Usage", "CA2231", Justification = "Neither is equality.")]
[SuppressMessage("Usage", "CA2225", Justification = "Value.Of makes values; this only passes one on.")]
public readonly struct OptionalValue<T>
{
    private OptionalValue(Value<T> value) => Value = value;

    /// <summary>The value, or <see langword="null"/> when it is left out.</summary>
    public Value<T>? Value { get; }

    /// <summary>A value that is not left out.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator OptionalValue<T>(Value<T> value) => new(value);

    /// <summary>A constant that is not left out.</summary>
    /// <param name="literal">The constant; it becomes part of the revision.</param>
    public static implicit operator OptionalValue<T>(T literal) => new(literal);

    /// <summary>Not for use: a value is compared when the workflow runs.</summary>
    /// <param name="obj">The other.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    public override bool Equals(object? obj) => throw BuildTime.Decided("whether an OptionalValue equals something");

    /// <summary>Not for use: a value is compared when the workflow runs.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    public override int GetHashCode() => throw BuildTime.Decided("the hash code of an OptionalValue");

    /// <summary>Not for use: while the workflow is defined a value has no text.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    public override string ToString() => throw BuildTime.AsText("an OptionalValue");
}
