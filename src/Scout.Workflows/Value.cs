using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Scout.Definitions;
using Scout.Revisions.Schemas;

namespace Scout;

/// <summary>
/// A value that exists when the workflow runs: the input, a block's output, a part of one, or a constant. While the workflow is defined it
/// has no text, and C# can decide nothing by it.
/// </summary>
[DebuggerDisplay("{Shown,nq}")]
[JsonConverter(typeof(NoJson))]
[SuppressMessage("Design", "CA1065", Justification = "A value that became text, or was compared, would be a wrong workflow without an error.")]
public abstract class Value
{
    private protected Value(ValueSource source) => Source = source;

    internal ValueSource Source { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string Shown => Display.Of(Source);

    private protected abstract string Kind { get; }

    /// <summary>A constant.</summary>
    /// <typeparam name="T">Its type, which JSON must be able to hold.</typeparam>
    /// <param name="literal">The constant; it becomes part of the revision.</param>
    /// <returns>The constant as a value.</returns>
    public static Value<T> Of<T>(T literal) => new(ValueSource.Constant(literal));

    /// <summary>A value as it is.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The value; a null of C# is the constant null.</returns>
    [OverloadResolutionPriority(1)]
    public static Value<T> Of<T>(Value<T>? value) => value ?? new(ValueSource.Constant<string?>(null));

    /// <summary>Not for use: a value is compared when the workflow runs, by <c>==</c> or <c>.Is</c>.</summary>
    /// <param name="obj">The other.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    public sealed override bool Equals(object? obj) => throw BuildTime.Decided($"whether {Kind} equals something");

    /// <summary>Not for use: while the workflow is defined nobody knows the value. To tell values apart there is <c>ReferenceEqualityComparer</c>.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    public sealed override int GetHashCode() => throw BuildTime.Decided($"the hash code of {Kind}");

    /// <summary>Not for use: while the workflow is defined a value has no text. A hole of a <see cref="Template"/> shows it when the workflow runs.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    public sealed override string ToString() => throw BuildTime.AsText(Kind);
}

/// <summary>A value of a known type that exists when the workflow runs.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[JsonConverter(typeof(NoJson))]
[SuppressMessage("Usage", "CA2225", Justification = "Operators of values are read as conditions; Is, IsNot and Value.Of are their names.")]
// Equals and GetHashCode are refused for all values alike, by the base class.
#pragma warning disable CS0660, CS0661
public sealed class Value<T> : Value
#pragma warning restore CS0660, CS0661
{
    internal Value(ValueSource source) : base(source) { }

    private protected override string Kind => $"a {CSharpName.Of(typeof(Value<T>))}";

    /// <summary>A constant, where a value is asked for.</summary>
    /// <param name="literal">The constant; it becomes part of the revision.</param>
    public static implicit operator Value<T>(T literal) => new(ValueSource.Constant(literal));

    /// <summary>Whether the value is a constant, when the workflow runs.</summary>
    /// <param name="left">The value.</param>
    /// <param name="right">The constant.</param>
    [OverloadResolutionPriority(1)]
    public static Value<bool> operator ==(Value<T> left, T right) => Conditions.Equal(left, right);

    /// <summary>Whether the value is something else than a constant, when the workflow runs.</summary>
    /// <param name="left">The value.</param>
    /// <param name="right">The constant.</param>
    [OverloadResolutionPriority(1)]
    public static Value<bool> operator !=(Value<T> left, T right) => Conditions.NotEqual(left, right);

    /// <summary>Whether both values are the same, when the workflow runs.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static Value<bool> operator ==(Value<T>? left, Value<T>? right) => Conditions.Equal(left, right);

    /// <summary>Whether both values differ, when the workflow runs.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static Value<bool> operator !=(Value<T>? left, Value<T>? right) => Conditions.NotEqual(left, right);

    /// <summary>A part of this value. Records with a <see cref="ShapeAttribute"/> have properties for it.</summary>
    /// <typeparam name="TMember">The part's type.</typeparam>
    /// <param name="member">Members, one after the other, and constant indexes of lists: <c>order => order.Lines[0].Price</c>. Anything else is a definition error.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The part.</returns>
    public Value<TMember> Get<TMember>(
        Expression<Func<T, TMember>> member, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(MemberSelector.Apply(Source, member, new SourceLocation(file, line)));
}
