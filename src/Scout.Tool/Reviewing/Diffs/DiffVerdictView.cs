using Scout.Environments.Diff.Words;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>The verdict for people: on one line where there is room.</summary>
internal static class DiffVerdictView
{
    private const string Indent = "        ";

    public static void Write(IAnsiConsole console, VerdictWords verdict)
    {
        var color = Tones.Color(verdict.Level.Tone);
        var start = verdict.Parts.Length == 1 ? $"[{color} bold]{verdict.Level.Text}[/]   " : $"[{color} bold]{verdict.Level.Text,-6}[/]  ";
        var line = start;
        foreach (var part in verdict.Parts.Select(Of))
        {
            // Parts stay whole where the terminal is narrow.
            var longer = line == start || line.Length == 0 ? line + part : $"{line}   {part}";
            if (TextWidth.OfMarkup(longer) > console.Profile.Width)
            {
                Line.Write(console, line);
                longer = Indent + part;
            }

            line = longer;
        }

        Line.Write(console, line);
    }

    private static string Of(VerdictPart part)
    {
        var words = part.Words.Select(Tones.Markup);
        return part.Label.Length == 0 ? string.Join("  ", words) : $"{part.Label} {string.Join(' ', words)}";
    }
}
