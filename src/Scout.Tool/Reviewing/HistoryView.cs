using Scout.Environments.Queries;
using Scout.Revisions;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing;

/// <summary>A workflow's history for people: two lines per revision, then its notes.</summary>
internal static class HistoryView
{
    private const string Indent = "            ";

    public static void Write(IAnsiConsole console, string workflow, IReadOnlyCollection<HistoryEntry> entries, int more, DateTimeOffset now)
    {
        Line.Write(console, $"[bold]{Line.Of(workflow)}[/]");
        foreach (var entry in entries)
        {
            Line.Write(console);
            WriteEntry(console, entry, now);
        }

        if (more > 0)
        {
            Line.Write(console);
            Line.Write(console, $"[dim]{Measures.Several(more, "older revision", "older revisions")}; --limit 0 shows all[/]");
        }
    }

    public static void WriteEntry(IAnsiConsole console, HistoryEntry entry, DateTimeOffset now)
    {
        var environments = string.Join(' ', entry.Environments);
        var name = Words.Shorten(Words.OneLine(entry.Name), Math.Max(20, console.Profile.Width - RevisionId.ShortLength - TextWidth.Of(environments) - 4));
        Line.Write(console, $"{RevisionText.Id(entry.RevisionId)}  [bold]{Line.Of(name)}[/]{(environments.Length == 0 ? "" : $"  [green]{Line.Of(environments)}[/]")}");
        Line.Write(console, $"{Indent}[dim]{Line.Of(string.Join(", ", Facts(entry, now).Where(f => !string.IsNullOrEmpty(f))))}[/]");
        foreach (var promoted in entry.Events.Where(e => e.Settings is not null))
        {
            var changes = string.Join(", ", promoted.Settings!.Select(ChangeText.Of));
            Line.Write(console, $"{Indent}[dim]settings of {Line.Of(promoted.Environment!)}, {Measures.Ago(promoted.Time, now)}, {Line.Of(promoted.By.Name)}, promotion {promoted.Promotion}:[/] {Line.Of(changes)}");
        }

        foreach (var line in entry.Notes?.ReplaceLineEndings("\n").Split('\n') ?? [])
        {
            Line.Write(console, Indent + Line.Verbatim(line));
        }
    }

    private static IEnumerable<string?> Facts(HistoryEntry entry, DateTimeOffset now)
    {
        yield return entry.Time is { } time ? Measures.Ago(time, now) : null;
        yield return entry.Author?.Name;
        yield return entry.Commit is { } commit ? $"commit {commit[..Math.Min(8, commit.Length)]}{(entry.Dirty ? " with edits" : "")}" : null;

        // The name made from the diff still says what changed.
        var change = entry.Events.LastOrDefault(e => e.Event == "built")?.Name;
        yield return entry.Named && change != entry.Name ? change : null;
    }
}
