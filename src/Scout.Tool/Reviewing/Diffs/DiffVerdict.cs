using Scout.Environments.Diff;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>The verdict: how risky a diff is, how large, and who feels it.</summary>
internal static class DiffVerdict
{
    public static void Write(IAnsiConsole console, DiffResult diff)
    {
        if (diff.Verdict == DiffLevel.Unchanged)
        {
            Line.Write(console, "[green bold]EQUAL[/]   nothing differs");
            return;
        }

        var size = diff.Size;
        Wrapped(console, $"[{Color(diff.Verdict)} bold]{Word(diff.Verdict).ToUpperInvariant(),-6}[/]  ",
        [
            $"{diff.Counts.Breaking} breaking  {diff.Counts.Risky} risky  {diff.Counts.Safe} safe",
            $"blocks [green]+{size.BlocksAdded}[/] [olive]~{size.BlocksChanged}[/] [maroon]-{size.BlocksRemoved}[/]",
            $"connections [green]+{size.ConnectionsAdded}[/] [maroon]-{size.ConnectionsRemoved}[/]",
            $"contract {Contract(diff.Axes.Contract)}",
            $"recorded runs {(diff.Axes.Runs > DiffLevel.Safe ? "[olive]do not all fit[/]" : "fit")}",
            $"behaviour {(diff.Axes.Behaviour > DiffLevel.Safe ? $"[{Color(diff.Axes.Behaviour)}]changes[/]" : "unchanged")}",
        ]);
    }

    /// <summary>A level's colour.</summary>
    public static string Color(DiffLevel level) => level switch
    {
        DiffLevel.Breaking => "maroon",
        DiffLevel.Risky => "olive",
        _ => "green",
    };

    /// <summary>A level's word.</summary>
    public static string Word(DiffLevel level) => level switch
    {
        DiffLevel.Breaking => "breaking",
        DiffLevel.Risky => "risky",
        DiffLevel.Safe => "safe",
        _ => "equal",
    };

    private static string Contract(DiffLevel level) => level switch
    {
        DiffLevel.Unchanged => "unchanged",
        DiffLevel.Safe => "extended",
        DiffLevel.Risky => "[olive]risky[/]",
        _ => "[maroon]broken[/]",
    };

    // Parts stay whole where the terminal is narrow.
    private static void Wrapped(IAnsiConsole console, string start, IReadOnlyList<string> parts)
    {
        var line = start;
        foreach (var part in parts)
        {
            var longer = line == start || line.Length == 0 ? line + part : $"{line}   {part}";
            if (Markup.Remove(longer).Length > console.Profile.Width)
            {
                Line.Write(console, line);
                longer = "        " + part;
            }

            line = longer;
        }

        Line.Write(console, line);
    }
}
