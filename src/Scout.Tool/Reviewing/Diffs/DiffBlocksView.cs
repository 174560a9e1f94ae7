using Scout.Environments.Diff;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>The Blocks view for people.</summary>
internal static class DiffBlocksView
{
    private const int WidestWhat = 64;
    private const int Gap = 3;

    public static void Write(IAnsiConsole console, DiffResult diff)
    {
        var id = diff.Blocks.Max(e => Title(e).Length);
        var type = diff.Blocks.Max(e => e.Type?.Length ?? 0);
        var head = id + type + 8;
        var room = Math.Min(WidestWhat, console.Profile.Width - head - Gap - diff.Blocks.Max(e => Reasons(e).Length));
        var what = diff.Blocks.Select(e => What(e).Length).Where(length => length <= room).DefaultIfEmpty(0).Max();
        foreach (var entry in diff.Blocks)
        {
            Entry(console, entry, id, type, what);
        }
    }

    // What does not fit beside the reasons stands below them.
    private static void Entry(IAnsiConsole console, DiffEntry entry, int idWidth, int typeWidth, int whatWidth)
    {
        var (sign, color) = Sign(entry.Change);
        var head = $"  [{color}]{sign}[/] [bold]{Line.Verbatim(Title(entry).PadRight(idWidth))}[/]  [dim]{Line.Verbatim((entry.Type ?? "").PadRight(typeWidth))}[/]  ";
        var reasons = $"[{DiffVerdict.Color(entry.Level)}]{Line.Of(Reasons(entry))}[/]";
        var what = What(entry);
        if (what.Length <= whatWidth)
        {
            Line.Write(console, $"{head}{Line.Verbatim(what.PadRight(whatWidth + Gap))}{reasons}");
        }
        else
        {
            Line.Write(console, head + reasons);
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

    private static string Reasons(DiffEntry entry) =>
        $"{DiffVerdict.Word(entry.Level)}: {string.Join(", ", entry.Impacts.Where(i => i.Level == entry.Level).Select(i => i.Reason).Distinct(StringComparer.Ordinal))}";

    private static string What(DiffEntry entry)
    {
        var settings = string.Join(", ", entry.Settings.Select(s => s.Summary));
        return Words.OneLine(entry.FormerScope is { } from
            ? $"moved from {(from.Length == 0 ? "the workflow" : from)} to {entry.Scope ?? "the workflow"}{(settings.Length == 0 ? "" : $", {settings}")}"
            : entry.Description ?? (settings.Length == 0 && entry.Change == ChangeKind.Renamed ? "renamed" : settings));
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
