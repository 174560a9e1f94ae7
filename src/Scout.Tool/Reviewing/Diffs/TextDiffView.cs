using System.Collections.Immutable;
using System.Globalization;
using Scout.Environments.Diff;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>Lines of a text that differ, some around them, and the words that differ.</summary>
internal static class TextDiffView
{
    public static void Write(IAnsiConsole console, string? before, string? after, int context)
    {
        var lines = before is null ? Whole(TextLineKind.Added, after ?? "") : after is null ? Whole(TextLineKind.Removed, before) : TextDiff.Lines(before, after);
        var width = Math.Max(lines.Max(l => l.Before), lines.Max(l => l.After)).ToString(CultureInfo.InvariantCulture).Length;
        var near = Near(lines, context);
        for (var i = 0; i < lines.Length; i++)
        {
            if (near[i])
            {
                Line.Write(console, $"      {Text(lines[i], width)}");
            }
            else if (i == 0 || near[i - 1])
            {
                Line.Write(console, $"      [dim]{new string(' ', width)} ...[/]");
            }
        }
    }

    private static ImmutableArray<TextLine> Whole(TextLineKind kind, string text) =>
        [.. text.Split('\n').Select((line, i) => new TextLine(kind, kind == TextLineKind.Removed ? i + 1 : 0, kind == TextLineKind.Added ? i + 1 : 0, [new TextSpan(line, false)]))];

    private static bool[] Near(ImmutableArray<TextLine> lines, int context)
    {
        var near = new bool[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Kind != TextLineKind.Same)
            {
                var (start, end) = (Math.Max(0, i - context), Math.Min(lines.Length - 1, i + context));
                Array.Fill(near, true, start, end - start + 1);
            }
        }

        return near;
    }

    private static string Text(TextLine line, int width)
    {
        var (sign, color, at) = line.Kind switch
        {
            TextLineKind.Added => ("+", "green", line.After),
            TextLineKind.Removed => ("-", "maroon", line.Before),
            _ => (" ", "dim", line.After),
        };
        var text = string.Concat(line.Spans.Select(s => s.Changed ? $"[underline]{Line.Verbatim(s.Text)}[/]" : Line.Verbatim(s.Text)));
        return $"[dim]{at.ToString(CultureInfo.InvariantCulture).PadLeft(width)}[/] [{color}]{sign} {text}[/]";
    }
}
