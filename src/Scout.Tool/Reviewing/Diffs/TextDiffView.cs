using System.Globalization;
using Scout.Environments.Diff;
using Scout.Environments.Diff.Words;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>Lines of a text that differ, some around them, and the words that differ.</summary>
internal static class TextDiffView
{
    public static void Write(IAnsiConsole console, TextChange text, int context)
    {
        var passages = text.Passages(context);
        var width = passages.SelectMany(p => p.Lines).Max(l => Math.Max(l.Before, l.After)).ToString(CultureInfo.InvariantCulture).Length;
        foreach (var passage in passages)
        {
            if (passage.IsLeftOut)
            {
                Line.Write(console, $"      [dim]{new string(' ', width)} ...[/]");
                continue;
            }

            foreach (var line in passage.Lines)
            {
                Line.Write(console, $"      {Text(line, width)}");
            }
        }
    }

    private static string Text(TextLine line, int width)
    {
        var sign = Signs.Of(line.Kind);
        var color = line.Kind == TextLineKind.Same ? "dim" : Tones.Color(sign.Tone);
        var at = line.Kind == TextLineKind.Removed ? line.Before : line.After;
        var text = string.Concat(line.Spans.Select(s => s.Changed ? $"[underline]{Line.Verbatim(s.Text)}[/]" : Line.Verbatim(s.Text)));
        return $"[dim]{at.ToString(CultureInfo.InvariantCulture).PadLeft(width)}[/] [{color}]{sign.Text} {text}[/]";
    }
}
