using Scout.Environments.Diff;
using Spectre.Console;

namespace Scout.Tool.Views;

/// <summary>The Blocks view for people.</summary>
internal static class DiffBlocksView
{
    private const int ReasonsColumn = 48;

    public static void Write(IAnsiConsole console, DiffResult diff)
    {
        var id = diff.Blocks.Max(e => Title(e).Length);
        var type = diff.Blocks.Max(e => e.Type?.Length ?? 0);
        foreach (var entry in diff.Blocks)
        {
            Entry(console, entry, id, type);
        }
    }

    private static void Entry(IAnsiConsole console, DiffEntry entry, int idWidth, int typeWidth)
    {
        var (sign, color) = Sign(entry.Change);
        var title = Title(entry).PadRight(idWidth);
        var type = (entry.Type ?? "").PadRight(typeWidth);
        var reasons = $"{DiffVerdict.Word(entry.Level)}: {string.Join(", ", entry.Impacts.Where(i => i.Level == entry.Level).Select(i => i.Reason).Distinct(StringComparer.Ordinal))}";
        var colored = $"[{DiffVerdict.Color(entry.Level)}]{Line.Of(reasons)}[/]";
        var head = $"  [{color}]{sign}[/] [bold]{Line.Verbatim(title)}[/]  [dim]{Line.Verbatim(type)}[/]  ";
        var what = Words.OneLine(What(entry));
        var room = console.Profile.Width - (title.Length + type.Length + 8) - reasons.Length - 3;
        if (what.Length <= room)
        {
            Line.Write(console, $"{head}{Line.Of(what)}{new string(' ', Math.Max(3, Math.Min(room + 3, ReasonsColumn) - what.Length))}{colored}");
        }
        else
        {
            Line.Write(console, head + colored);
            Line.Write(console, $"      {Line.Of(Words.Shorten(what, Math.Max(20, console.Profile.Width - 6)))}");
        }

        Connections(console, "[maroon]-[/]", entry.Id, entry.ConnectionsRemoved);
        Connections(console, "[green]+[/]", entry.Id, entry.ConnectionsAdded);
    }

    private static string Title(DiffEntry entry) => entry.FormerId is { } former ? $"{former} -> {entry.Id}" : entry.Id;

    private static (string Sign, string Color) Sign(ChangeKind change) => change switch
    {
        ChangeKind.Added => ("+", "green"),
        ChangeKind.Removed => ("-", "maroon"),
        ChangeKind.Renamed => ("=", "teal"),
        _ => ("~", "olive"),
    };

    private static string What(DiffEntry entry)
    {
        var settings = string.Join(", ", entry.Settings.Select(s => s.Summary));
        return entry.FormerScope is { } from
            ? $"moved from {(from.Length == 0 ? "the workflow" : from)} to {entry.Scope ?? "the workflow"}{(settings.Length == 0 ? "" : $", {settings}")}"
            : entry.Description ?? (settings.Length == 0 && entry.Change == ChangeKind.Renamed ? "renamed" : settings);
    }

    private static void Connections(IAnsiConsole console, string sign, string id, IReadOnlyCollection<Connection> connections)
    {
        foreach (var chain in Chains(id, connections))
        {
            Line.Write(console, $"      {sign} [dim]{Line.Of(chain)}[/]");
        }
    }

    // route.then -> escalate and escalate -> result.ticket are one line: route.then -> escalate -> result.ticket.
    private static IEnumerable<string> Chains(string id, IReadOnlyCollection<Connection> connections)
    {
        var into = string.Join(", ", connections.Where(c => c.To == id).Select(c => c.From).OrderBy(from => from.Contains('.', StringComparison.Ordinal) ? 0 : 1));
        var from = string.Join(", ", connections.Where(c => c.From == id).Select(c => c.To));
        if (into.Length + from.Length > 0)
        {
            yield return $"{(into.Length > 0 ? $"{into} -> " : "")}{id}{(from.Length > 0 ? $" -> {from}" : "")}";
        }

        foreach (var other in connections.Where(c => c.From != id && c.To != id))
        {
            yield return other.ToString();
        }
    }
}
