using Spectre.Console;
using Spectre.Console.Rendering;

namespace Scout.Tool.Output;

/// <summary>One line of markup that is never wrapped: a terminal wraps what is too long by itself, and what is copied from it stays one line.</summary>
internal sealed class Line(string markup) : IRenderable
{
    private const int Unbounded = 1_000_000;

    private readonly IRenderable _text = new Markup(markup);

    /// <summary>Writes a line; an empty one by default.</summary>
    public static void Write(IAnsiConsole console, string markup = "")
    {
        if (markup.Length > 0)
        {
            console.Write(new Line(markup));
        }

        console.WriteLine();
    }

    /// <summary>Text of others as markup, on one line.</summary>
    public static string Of(string? text) => Markup.Escape(Words.OneLine(text ?? ""));

    /// <summary>A line of a text of others as markup; spaces at its ends count.</summary>
    public static string Verbatim(string text) => Markup.Escape(Words.Safe(text.TrimEnd('\r').Replace('\r', ' ').Replace("\t", "    ", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => _text.Measure(options, Unbounded);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => _text.Render(options, Unbounded);
}
