using System.Collections.Immutable;
using Scout.Environments.Diff.Words;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>The Code view for people: every value by its JSON Pointer, long texts and C# line by line.</summary>
internal static class DiffCodeView
{
    public static void Write(IAnsiConsole console, ImmutableArray<EntryWords> entries, int context)
    {
        foreach (var (i, entry) in entries.Index())
        {
            if (i > 0)
            {
                Line.Write(console);
            }

            Line.Write(console, $"[bold]{Line.Of(entry.Id)}[/]");
            foreach (var value in entry.Values)
            {
                Write(console, value, context);
            }
        }
    }

    private static void Write(IAnsiConsole console, ValueWords value, int context)
    {
        var color = Tones.Color(value.Sign.Tone);
        var head = $"  {Tones.Markup(value.Sign)} {Line.Of(value.Place)}";
        switch (value)
        {
            case MovedValue moved:
                Line.Write(console, $"  {Tones.Markup(value.Sign)} {Line.Of(moved.From)} [dim]->[/] {Line.Of(moved.To)}");
                break;
            case ChangedText changed:
                Line.Write(console, head);
                TextDiffView.Write(console, changed.Text, context);
                break;
            case ReplacedValue replaced:
                Line.Write(console, $"{head}  [{Tones.Color(Tone.Removed)}]{Line.Verbatim(replaced.Before)}[/] [dim]->[/] [{Tones.Color(Tone.Added)}]{Line.Verbatim(replaced.After)}[/]");
                break;
            case WholeValue whole:
                Line.Write(console, $"{head}  [{color}]{Line.Verbatim(whole.Json)}[/]");
                break;
            case WholeText text:
                Line.Write(console, head);
                foreach (var line in text.Lines)
                {
                    Line.Write(console, $"      [{color}]{value.Sign.Text} {Line.Verbatim(line)}[/]");
                }

                break;
            case SourceWords source:
                Line.Write(console, $"{head}  [dim]C#[/]");
                WriteSource(console, source, context);
                break;
        }
    }

    private static void WriteSource(IAnsiConsole console, SourceWords source, int context)
    {
        if (source.Text is { } text)
        {
            TextDiffView.Write(console, text, context);
        }
        else
        {
            Line.Write(console, $"      [dim]{SourceWords.OnlyWhatItReaches}[/]");
        }

        foreach (var reached in source.Reached)
        {
            Line.Write(console, $"      {Tones.Markup(source.Sign)} {Line.Of(reached)}");
        }
    }
}
