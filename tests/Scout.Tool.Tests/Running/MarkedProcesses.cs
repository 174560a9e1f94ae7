using System.Diagnostics;
using System.Globalization;

namespace Scout.Tool.Tests.Running;

/// <summary>The tool with a mark in its environment, which all that it starts inherits, and a temporary folder of its own: so what it leaves behind is found.</summary>
internal sealed class MarkedProcesses : IDisposable
{
    private const string Name = "SCOUT_TEST_MARK";

    // Not how long it may take, but that it ends at all.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private readonly string _mark = $"{Guid.NewGuid():N}";
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("marked-");

    /// <summary>The tool, marked.</summary>
    public ProcessStartInfo Start(string folder, params string[] arguments) => Mark(ToolProcess.Start(folder, arguments));

    /// <summary>Marks what is to be started.</summary>
    public ProcessStartInfo Mark(ProcessStartInfo start)
    {
        start.Environment[Name] = _mark;
        start.Environment["TMPDIR"] = _temporary.FullName;
        return start;
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

    private string Told() => string.Join('\n', Living().Select(process => $"{process.Id} {process.Command}"));

    private (int Id, string Command)? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            return File.ReadAllText(Path.Combine(folder, "environ")).Split('\0').Contains($"{Name}={_mark}")
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
