using Spectre.Console;

namespace Scout.Tool.Output;

/// <summary>The look that every view shares: ids in one colour, what matters less is dim.</summary>
internal static class Styles
{
    public static Style Bold { get; } = new(decoration: Decoration.Bold);

    public static Style Dim { get; } = new(decoration: Decoration.Dim);

    public static Style Id { get; } = new(foreground: Color.Teal);

    public static Style Good { get; } = new(foreground: Color.Green);

    public static Style Attention { get; } = new(foreground: Color.Olive);

    public static Style Bad { get; } = new(foreground: Color.Maroon);

    /// <summary>Text of others on one line.</summary>
    public static Text OneLine(string text, Style? style = null) => new(Words.OneLine(text), style) { Overflow = Overflow.Ellipsis };

    /// <summary>What matters less.</summary>
    public static Text Faint(string text) => OneLine(text, Dim);
}
