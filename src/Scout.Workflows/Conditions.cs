using System.Numerics;
using Scout.Definitions;
using Scout.Revisions.Rules;

namespace Scout;

/// <summary>Conditions on values: <c>score > 0.8 &amp; category.Is("billing") | !urgent</c>. They are evaluated when the workflow runs.</summary>
public static class Conditions
{
    /// <summary>Operators of values that are true or false.</summary>
    extension(Value<bool>)
    {
        /// <summary>Whether both are true; the right one is read only where the left one is.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator &(Value<bool> left, Value<bool> right) => Make(Operator.And, left, right);

        /// <summary>Whether one is true; the right one is read only where the left one is not.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator |(Value<bool> left, Value<bool> right) => Make(Operator.Or, left, right);

        /// <summary>Whether it is false.</summary>
        /// <param name="value">The value.</param>
        public static Value<bool> operator !(Value<bool> value) => Make(Operator.Not, value);

        /// <summary>For <c>||</c>, which asks it first: the left value never decides while the workflow is defined. Nothing else may ask.</summary>
        /// <param name="value">The value.</param>
        [Obsolete(ValueWords.BranchesInCSharp, error: true)]
        public static bool operator true(Value<bool> value) => false;

        /// <summary>For <c>&amp;&amp;</c>, which asks it first: the left value never decides while the workflow is defined.</summary>
        /// <param name="value">The value.</param>
        public static bool operator false(Value<bool> value) => false;
    }

    /// <summary>Comparisons of numbers.</summary>
    extension<T>(Value<T>)
        where T : INumber<T>
    {
        /// <summary>Whether the left one is greater.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator >(Value<T> left, Value<T> right) => Make(Operator.Greater, left, right);

        /// <summary>Whether the left one is less.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator <(Value<T> left, Value<T> right) => Make(Operator.Less, left, right);

        /// <summary>Whether the left one is not less.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator >=(Value<T> left, Value<T> right) => Make(Operator.GreaterOrEqual, left, right);

        /// <summary>Whether the left one is not greater.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator <=(Value<T> left, Value<T> right) => Make(Operator.LessOrEqual, left, right);

        /// <summary>Whether the value is greater than a constant.</summary>
        /// <param name="left">The value.</param>
        /// <param name="right">The constant.</param>
        public static Value<bool> operator >(Value<T> left, T right) => Make(Operator.Greater, left, Value.Of(right));

        /// <summary>Whether the value is less than a constant.</summary>
        /// <param name="left">The value.</param>
        /// <param name="right">The constant.</param>
        public static Value<bool> operator <(Value<T> left, T right) => Make(Operator.Less, left, Value.Of(right));

        /// <summary>Whether the value is not less than a constant.</summary>
        /// <param name="left">The value.</param>
        /// <param name="right">The constant.</param>
        public static Value<bool> operator >=(Value<T> left, T right) => Make(Operator.GreaterOrEqual, left, Value.Of(right));

        /// <summary>Whether the value is not greater than a constant.</summary>
        /// <param name="left">The value.</param>
        /// <param name="right">The constant.</param>
        public static Value<bool> operator <=(Value<T> left, T right) => Make(Operator.LessOrEqual, left, Value.Of(right));
    }

    /// <summary>Comparisons of all values.</summary>
    /// <param name="value">The value.</param>
    extension<T>(Value<T> value)
    {
        /// <summary>Whether the value is null.</summary>
        public Value<bool> IsNull => Make(Operator.Equal, value, Null);

        /// <summary>Whether the value is a constant.</summary>
        /// <param name="constant">The constant.</param>
        public Value<bool> Is(T constant) => Make(Operator.Equal, value, Value.Of(constant));

        /// <summary>Whether the value is the same as another.</summary>
        /// <param name="other">The other.</param>
        public Value<bool> Is(Value<T> other) => Make(Operator.Equal, value, other);

        /// <summary>Whether the value is something else than a constant.</summary>
        /// <param name="constant">The constant.</param>
        public Value<bool> IsNot(T constant) => Make(Operator.NotEqual, value, Value.Of(constant));

        /// <summary>Whether the value is not the same as another.</summary>
        /// <param name="other">The other.</param>
        public Value<bool> IsNot(Value<T> other) => Make(Operator.NotEqual, value, other);
    }

    private static Value<string?> Null => Value.Of<string?>(null);

    // A null of C# is a constant: that is what the author compares with.
    internal static Value<bool> Equal<T>(Value<T>? left, Value<T>? right) => Make(Operator.Equal, left ?? (Value)Null, right ?? (Value)Null);

    internal static Value<bool> NotEqual<T>(Value<T>? left, Value<T>? right) => Make(Operator.NotEqual, left ?? (Value)Null, right ?? (Value)Null);

    private static Value<bool> Make(Operator @operator, params ReadOnlySpan<Value> operands)
    {
        foreach (var operand in operands)
        {
            ArgumentNullException.ThrowIfNull(operand);
        }

        return new(new ValueSource.Operation(@operator, [.. operands.ToArray().Select(operand => operand.Source)]));
    }
}
