using Spectre.Console;

namespace Scout.Tool.Views;

/// <summary>The look that every view shares: columns without lines, ids in one colour, what matters less is dim.</summary>
internal static class Columns
{
    public static Style DimStyle { get; } = new(decoration: Decoration.Dim);

    public static Style IdStyle { get; } = new(foreground: Color.Teal);

    public static Style GoodStyle { get; } = new(foreground: Color.Green);

    public static Style AttentionStyle { get; } = new(foreground: Color.Olive);

    public static Style BadStyle { get; } = new(foreground: Color.Maroon);

    /// <summary>Columns that are as wide as they must be, two spaces apart; what does not fit is cut with an ellipsis.</summary>
    public static Grid Grid(int columns)
    {
        var grid = new Grid { Expand = false };
        for (var i = 0; i < columns; i++)
        {
            grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(0, 0, i == columns - 1 ? 0 : 2, 0) });
        }

        return grid;
    }

    /// <summary>Text of others on one line.</summary>
    public static Text Line(string text, Style? style = null) => new(Words.OneLine(text), style) { Overflow = Overflow.Ellipsis };

    /// <summary>What matters less.</summary>
    public static Text Dim(string text) => Line(text, DimStyle);
}
