using Spectre.Console;

namespace Scout.Tool.Output;

/// <summary>Rows in columns, without lines: each column as wide as it must be, one of them cut so that a row fits the terminal.</summary>
internal sealed class PlainTable(IAnsiConsole console, int flexible)
{
    private const int Gap = 2;
    private const int Narrowest = 8;

    private readonly List<Cell[]> _rows = [];

    /// <summary>A row; the texts may be of others.</summary>
    public void Add(params Cell[] cells) => _rows.Add([.. cells.Select(cell => cell with { Text = Words.Safe(cell.Text.ReplaceLineEndings(" ").Replace('\t', ' ')) })]);

    /// <summary>A line of its own, which no column is made for.</summary>
    public void AddHeading(string text) => Add(new Cell(text, Styles.Bold));

    /// <summary>An empty line.</summary>
    public void AddBlank() => _rows.Add([]);

    /// <summary>Writes the rows.</summary>
    public void Write()
    {
        var widths = Widths();
        foreach (var row in _rows)
        {
            // What is last in its row has the room to the right for itself.
            var last = Array.FindLastIndex(row, cell => cell.Text.Length > 0);
            var room = console.Profile.Width - widths.Take(last).Sum(width => width + Gap);
            Line.Write(console, string.Concat(row.Take(last + 1).Select((cell, i) =>
                i == last ? Markup(cell, cell.IsRight ? widths[i] : Math.Max(Narrowest, room), isLast: true) : Markup(cell, widths[i], isLast: false))));
        }
    }

    private int[] Widths()
    {
        var table = _rows.Where(row => row.Length > 1).ToArray();
        var widths = Enumerable.Range(0, table.Select(row => row.Length).DefaultIfEmpty().Max())
            .Select(i => table.Where(row => i < row.Length).Max(row => TextWidth.Of(row[i].Text)))
            .ToArray();
        if (flexible < widths.Length)
        {
            var others = widths.Sum() - widths[flexible] + (Gap * (widths.Length - 1));
            widths[flexible] = Math.Min(widths[flexible], Math.Max(Narrowest, console.Profile.Width - others));
        }

        return widths;
    }

    private static string Markup(Cell cell, int width, bool isLast)
    {
        var text = Words.Shorten(cell.Text, width);
        var space = new string(' ', Math.Max(0, width - TextWidth.Of(text)));
        var styled = cell.Style is { } style && text.Length > 0 ? $"[{style.ToMarkup()}]{text.EscapeMarkup()}[/]" : text.EscapeMarkup();
        return (cell.IsRight ? space : "") + styled + (isLast ? "" : (cell.IsRight ? "" : space) + new string(' ', Gap));
    }
}

/// <summary>A text in a column.</summary>
/// <param name="Text">The text; it may be of others.</param>
/// <param name="Style">How it looks, or as usual.</param>
/// <param name="IsRight">Whether it is written at the right, as numbers are.</param>
internal readonly record struct Cell(string Text, Style? Style = null, bool IsRight = false);
