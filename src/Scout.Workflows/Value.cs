using System.Linq.Expressions;
using System.Runtime.CompilerServices;
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

/// <summary>A value of a known type that exists when the workflow runs.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Value<T> : Value
{
    internal Value(ValueSource source) : base(source) { }

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
