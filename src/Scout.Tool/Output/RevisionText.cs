using Scout.Environments.Answers;
using Scout.Revisions;
using Spectre.Console;

namespace Scout.Tool.Output;

/// <summary>Revisions as markup.</summary>
internal static class RevisionText
{
    private const string Arrow = "->";

    /// <summary><c>3f9a1c2b7e</c>.</summary>
    public static string Id(string id) => $"[teal]{RevisionId.Short(id)}[/]";

    /// <summary><c>staging 3f9a1c2b7e "Shorter apology"</c>; <c>nothing</c> where there is none.</summary>
    public static string Named(string? id, string? name, string? environment = null) =>
        id is null ? "[dim]nothing[/]" : $"{(environment is null ? "" : $"{Line.Of(environment)} ")}{Id(id)}{(name is null ? "" : $" \"{Line.Of(name)}\"")}";

    /// <summary>From and to on one line, or below each other where the terminal is narrow; then long names are cut.</summary>
    public static void WriteArrow(IAnsiConsole console, string head, RevisionReference? from, RevisionReference? to)
    {
        var line = $"{head}{Of(from)}  {Arrow}  {Of(to)}";
        if (TextWidth.OfMarkup(line) <= console.Profile.Width)
        {
            Line.Write(console, line);
            return;
        }

        var indent = TextWidth.OfMarkup(head);
        Line.Write(console, head + Of(Cut(from, console.Profile.Width - indent)));
        Line.Write(console, $"{new string(' ', Math.Max(0, indent - Arrow.Length - 2))}{Arrow}  {Of(Cut(to, console.Profile.Width - indent))}");
    }

    private static string Of(RevisionReference? side) => Named(side?.RevisionId, side?.Name, side?.Environment);

    private static RevisionReference? Cut(RevisionReference? side, int room)
    {
        var excess = TextWidth.OfMarkup(Of(side)) - room;
        return excess > 0 && side is { Name: { } name } ? side with { Name = Words.Shorten(Words.OneLine(name), Math.Max(10, TextWidth.Of(Words.OneLine(name)) - excess)) } : side;
    }
}
