using System.Diagnostics;
using System.Globalization;

namespace Scout.Host;

/// <summary>The processes that an author's code starts, which are not to outlive this one: all of them are its group, and on Windows its job.</summary>
internal static class Offspring
{
    // Code may start more while others are ended.
    private const int Rounds = 10;

    /// <summary>From now on, what is started belongs together. Its owner ends it where this process cannot any more.</summary>
    public static void Gather()
    {
        if (OperatingSystem.IsWindows())
        {
            Job.Begin();
        }
        else
        {
            // The owner gets Ctrl+C, and decides.
            _ = Posix.SetGroup(0, 0);
        }
    }

    /// <summary>Ends what was started, and this process: nobody is left who would.</summary>
    public static void EndWithSelf()
    {
        // First those of other groups: they are found by their parents.
        for (var round = 0; round < Rounds && OperatingSystem.IsLinux() && Below() is { Count: > 0 } below; round++)
        {
            foreach (var id in below)
            {
                _ = Posix.Kill(id, Posix.KillSignal);
            }
        }

        if (!OperatingSystem.IsWindows() && Posix.GetGroup(0) == Environment.ProcessId)
        {
            _ = Posix.Kill(0, Posix.KillSignal);
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    // Children, and theirs.
    private static HashSet<int> Below()
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Read).OfType<Entry>().ToArray();
        var found = new HashSet<int>();
        while (all.Any(entry => (entry.Parent == Environment.ProcessId || found.Contains(entry.Parent)) && found.Add(entry.Id)))
        {
            // Once more: whose parent has been found only now.
        }

        return found;
    }

    // `12 (name) S 1 12 ...`: the name may hold brackets of its own. Who is dead already, and only not asked for yet, is not told.
    private static Entry? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            return text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [not "Z", var parent, ..]
                ? new(id, int.Parse(parent, CultureInfo.InvariantCulture))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private sealed record Entry(int Id, int Parent);
}
