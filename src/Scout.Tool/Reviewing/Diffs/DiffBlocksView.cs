using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Environments.Diff.Words;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>The Blocks view for people.</summary>
internal sealed class DiffBlocksView
{
    private const int WidestWhat = 64;
    private const int Gap = 3;

    private readonly IAnsiConsole _console;
    private readonly int _titleWidth;
    private readonly int _typeWidth;
    private readonly int _whatWidth;

    private DiffBlocksView(IAnsiConsole console, ImmutableArray<EntryWords> entries)
    {
        _console = console;
        _titleWidth = entries.Max(e => TextWidth.Of(e.Title));
        _typeWidth = entries.Max(e => TextWidth.Of(e.Type));
        var room = Math.Min(WidestWhat, console.Profile.Width - _titleWidth - _typeWidth - 8 - Gap - entries.Max(e => TextWidth.Of(e.Judgement)));
        _whatWidth = entries.Select(e => TextWidth.Of(Words.OneLine(e.What))).Where(length => length <= room).DefaultIfEmpty(0).Max();
    }

    /// <summary>The entries below an empty line; nothing where there are none.</summary>
    public static void WriteBelow(IAnsiConsole console, ImmutableArray<EntryWords> entries)
    {
        if (!entries.IsEmpty)
        {
            Line.Write(console);
            Write(console, entries);
        }
    }

    public static void Write(IAnsiConsole console, ImmutableArray<EntryWords> entries)
    {
        var view = new DiffBlocksView(console, entries);
        foreach (var entry in entries)
        {
            view.Write(entry);
        }
    }

    // What does not fit beside the reasons stands below them.
    private void Write(EntryWords entry)
    {
        var head = $"  {Tones.Markup(entry.Sign)} [bold]{Line.Verbatim(TextWidth.Pad(entry.Title, _titleWidth))}[/]  [dim]{Line.Verbatim(TextWidth.Pad(entry.Type, _typeWidth))}[/]  ";
        var reasons = Tones.Markup(entry.Level with { Text = entry.Judgement });
        var what = Words.OneLine(entry.What);
        if (TextWidth.Of(what) <= _whatWidth)
        {
            Line.Write(_console, $"{head}{Line.Verbatim(TextWidth.Pad(what, _whatWidth + Gap))}{reasons}");
        }
        else
        {
            Line.Write(_console, head + reasons);
            Line.Write(_console, $"      {Line.Of(Words.Shorten(what, Math.Max(20, _console.Profile.Width - 6)))}");
        }

        WriteChains(ChangeKind.Removed, entry.ChainsRemoved);
        WriteChains(ChangeKind.Added, entry.ChainsAdded);
    }

    private void WriteChains(ChangeKind change, ImmutableArray<string> chains)
    {
        foreach (var chain in chains)
        {
            Line.Write(_console, $"      {Tones.Markup(Signs.Of(change))} [dim]{Line.Of(chain)}[/]");
        }
    }
}
