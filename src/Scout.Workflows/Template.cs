using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Scout.Definitions;

namespace Scout;

/// <summary>
/// Text with holes. An interpolated string's typed holes (<c>$"Hello {customer.Name}"</c>) become <c>{{ customer.name }}</c>; its own text,
/// and a plain string, is Scriban text as it stands. A string or number in a hole appears as it is. In code of the template a hole is
/// the bare expression: <c>$$$"""{{ for line in {{{order.Lines}}} }}..."""</c>.
/// </summary>
[InterpolatedStringHandler]
[DebuggerDisplay("{Shown,nq}")]
[JsonConverter(typeof(NoJson))]
[SuppressMessage("Design", "CA1065", Justification = "One that became text would be a wrong workflow without an error.")]
public sealed partial class Template
{
    private readonly List<TemplatePart> _parts;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">The length of the text outside holes.</param>
    /// <param name="formattedCount">The number of holes.</param>
    [SuppressMessage("Style", "IDE0060", Justification = "The compiler's pattern for interpolated string handlers.")]
    public Template(int literalLength, int formattedCount) => _parts = new(formattedCount * 2 + 1);

    internal ImmutableArray<TemplatePart> Parts => [.. _parts];

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string Shown => Display.Of(Parts);

    /// <summary>A plain string: Scriban text.</summary>
    /// <param name="text">The text.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "A template is written as a string.")]
    public static implicit operator Template(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var template = new Template(text.Length, 0);
        template.AppendLiteral(text);
        return template;
    }

    /// <summary>A value: a template that is only its hole.</summary>
    /// <param name="value">The value.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "A template is written as a value.")]
    public static implicit operator Template(Value value)
    {
        var template = new Template(0, 1);
        template.AppendFormatted(value);
        return template;
    }

    /// <summary>Called by the compiler for text outside holes.</summary>
    /// <param name="value">Scriban text. A line of it ends with a line feed, whatever the source file's lines end with.</param>
    public void AppendLiteral(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // A checkout with other line ends is the same workflow: it must build to the same id.
        _parts.Add(new TemplatePart.Written(value.Replace("\r\n", "\n", StringComparison.Ordinal)));
    }

    /// <summary>A hole with a value.</summary>
    /// <param name="value">The value; objects and lists appear as JSON.</param>
    public void AppendFormatted(Value value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _parts.Add(new TemplatePart.Hole(value.Source));
    }

    /// <summary>A hole with a number in a format of .NET: <c>{order.Price:N2}</c>, the same on every machine.</summary>
    /// <typeparam name="T">The number's type.</typeparam>
    /// <param name="value">The number.</param>
    /// <param name="format">A numeric format that the type has, such as <c>N2</c>, <c>0.00</c> or <c>P0</c>.</param>
    public void AppendFormatted<T>(Value<T> value, string format)
        where T : INumber<T> => Append(TemplateFunctions.Format<T>(value, format));

    /// <summary>A hole with a number in a format, empty where there is none.</summary>
    /// <typeparam name="T">The number's type.</typeparam>
    /// <param name="value">The number, or null.</param>
    /// <param name="format">A numeric format that the type has.</param>
    public void AppendFormatted<T>(Value<T?> value, string format)
        where T : struct, INumber<T> => Append(TemplateFunctions.Format<T>(value, format));

    /// <summary>Not for use: numbers and dates alone have formats.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The format.</param>
    [Obsolete("in a template numbers and dates alone have a format; make the text in a code block", error: true)]
    public void AppendFormatted(Value value, string format) => throw new NotSupportedException();

    /// <summary>A hole of a certain width, filled up with spaces: before the value, or behind it where the width is negative.</summary>
    /// <param name="value">The value.</param>
    /// <param name="alignment">The width.</param>
    public void AppendFormatted(Value value, int alignment)
    {
        ArgumentNullException.ThrowIfNull(value);
        Append(TemplateFunctions.Pad(value.Source, alignment));
    }

    /// <summary>A hole of a certain width with a number in a format.</summary>
    /// <typeparam name="T">The number's type.</typeparam>
    /// <param name="value">The number.</param>
    /// <param name="alignment">The width.</param>
    /// <param name="format">A numeric format that the type has.</param>
    public void AppendFormatted<T>(Value<T> value, int alignment, string format)
        where T : INumber<T> => Append(TemplateFunctions.Pad(TemplateFunctions.Format<T>(value, format), alignment));

    /// <summary>A hole with another template, which becomes a part of this one.</summary>
    /// <param name="template">The other template.</param>
    public void AppendFormatted(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        _parts.AddRange(template._parts);
    }

    /// <summary>A hole with a constant, which appears as it is.</summary>
    /// <param name="text">The constant; braces in it have no meaning.</param>
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
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override string ToString() => throw BuildTime.AsText("a Template");

    private void Append(ValueSource source) => _parts.Add(new TemplatePart.Hole(source));
}
