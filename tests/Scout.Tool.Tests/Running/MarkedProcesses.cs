using System.Diagnostics;
using System.Globalization;

namespace Scout.Tool.Tests.Running;

/// <summary>The tool with a mark in its environment, which all that it starts inherits, and a temporary folder of its own: so what it leaves behind is found.</summary>
internal sealed class MarkedProcesses : IDisposable
{
    // Not how long it may take, but that it ends at all.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private readonly string _mark = $"SCOUT_TEST_MARK={Guid.NewGuid():N}";
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("marked-");

    /// <summary>The tool, marked.</summary>
    public ProcessStartInfo Start(string folder, params string[] arguments) => Mark(ToolProcess.Start(folder, arguments));

    /// <summary>The tool in a terminal of its own, marked: what is written to it comes on stdout, what is told to its stdin is typed.</summary>
    public ProcessStartInfo StartInTerminal(string folder, params string[] arguments)
    {
        var start = ToolProcess.Start(folder, arguments);
        var words = string.Join(' ', start.ArgumentList.Prepend(start.FileName).Select(word => $"'{word}'"));
        return Mark(new("script", ["-q", "-e", "-c", $"exec {words}", "/dev/null"]) { WorkingDirectory = folder, Environment = { ["TERM"] = "xterm" } });
    }

    /// <summary>The processes that bear the mark and live.</summary>
    public IReadOnlyList<(int Id, string Command)> Living() =>
        [.. Directory.EnumerateDirectories("/proc").Select(Read).OfType<(int, string)>()];

    /// <summary>The process whose command line has these words.</summary>
    public async Task<int> FindAsync(string words)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Limit; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            if (Living().FirstOrDefault(process => process.Command.Contains(words, StringComparison.Ordinal)) is { Id: > 0 } found)
            {
                return found.Id;
            }
        }

        throw new TimeoutException($"No process has '{words}' in its command line; there are:\n{Told()}");
    }

    /// <summary>Fails unless all of them end, and nothing is left of them.</summary>
    public async Task ExpectNothingLeftAsync()
    {
        for (var watch = Stopwatch.StartNew(); Living().Count > 0; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            Assert.True(watch.Elapsed < Limit, $"Still there:\n{Told()}");
        }

        Assert.Empty(_temporary.EnumerateFileSystemInfos("scout*").Select(left => left.Name));
    }

    public static void Signal(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        foreach (var (id, _) in Living())
        {
            Signal("KILL", id);
        }

        _temporary.Delete(recursive: true);
    }

    private ProcessStartInfo Mark(ProcessStartInfo start)
    {
        var (name, value) = (_mark.Split('=')[0], _mark.Split('=')[1]);
        start.Environment[name] = value;
        start.Environment["TMPDIR"] = _temporary.FullName;
        return start;
    }

    private string Told() => string.Join('\n', Living().Select(process => $"{process.Id} {process.Command}"));

    private (int Id, string Command)? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            return File.ReadAllText(Path.Combine(folder, "environ")).Split('\0').Contains(_mark)
                ? (id, File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' '))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another's.
            return null;
        }
    }
}
