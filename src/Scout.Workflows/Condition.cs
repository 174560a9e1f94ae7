using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Scout.Definitions;

namespace Scout;

/// <summary>
/// What a branch is chosen by: a <see cref="Value{T}"/> of <see cref="bool"/>, or a Scriban expression as a string, such as
/// <c>$"{score} > 0.8 &amp;&amp; {triage.Category} == 'billing'"</c>. It must yield true or false; nothing else counts as either.
/// </summary>
[InterpolatedStringHandler]
[DebuggerDisplay("{Shown,nq}")]
[JsonConverter(typeof(NoJson))]
[SuppressMessage("Design", "CA1065", Justification = "One that became text would be a wrong workflow without an error.")]
public sealed class Condition
{
    private readonly List<TemplatePart> _parts;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">The length of the text outside holes.</param>
    /// <param name="formattedCount">The number of holes.</param>
    [SuppressMessage("Style", "IDE0060", Justification = "The compiler's pattern for interpolated string handlers.")]
    public Condition(int literalLength, int formattedCount) => _parts = new(formattedCount * 2 + 1);

    internal ImmutableArray<TemplatePart> Parts => [.. _parts];

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string Shown => Display.Of(Parts);

    /// <summary>A Scriban expression.</summary>
    /// <param name="expression">The expression, without braces around it.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "A condition is written as a string.")]
    public static implicit operator Condition(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var condition = new Condition(expression.Length, 0);
        condition.AppendLiteral(expression);
        return condition;
    }

    /// <summary>A value that is true or false.</summary>
    /// <param name="value">The value.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "A condition is written as a value.")]
    public static implicit operator Condition(Value<bool> value)
    {
        var condition = new Condition(0, 1);
        condition.AppendFormatted(value);
        return condition;
    }

    /// <summary>Called by the compiler for text outside holes.</summary>
    /// <param name="value">A piece of a Scriban expression.</param>
    public void AppendLiteral(string value) => _parts.Add(new TemplatePart.Written(value));

    /// <summary>A hole with a value.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(Value value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _parts.Add(new TemplatePart.Hole(value.Source));
    }

    /// <summary>A hole with a constant, which becomes a quoted string.</summary>
    /// <param name="text">The constant.</param>
    public void AppendFormatted(string text) => _parts.Add(TemplatePart.Of(text));

    /// <summary>A hole with a constant.</summary>
    /// <param name="number">The constant.</param>
    public void AppendFormatted(long number) => _parts.Add(TemplatePart.Of(number));

    /// <summary>A hole with a constant.</summary>
    /// <param name="number">The constant.</param>
    public void AppendFormatted(double number) => _parts.Add(TemplatePart.Of(number));

    /// <summary>Not for use: its text exists only when the workflow runs.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    public override string ToString() => throw BuildTime.AsText("a Condition");
}
