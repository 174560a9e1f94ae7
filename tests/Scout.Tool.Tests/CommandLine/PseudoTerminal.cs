using System.Diagnostics;
using System.Text;

namespace Scout.Tool.Tests.CommandLine;

/// <summary>A program in a terminal of its own: what it writes is kept, and what is typed reaches it as from a keyboard.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const char Interrupt = '\x03';
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _shown = new();
    private readonly Task _reading;

    public PseudoTerminal(ProcessStartInfo program)
    {
        var words = string.Join(' ', program.ArgumentList.Prepend(program.FileName).Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var start = new ProcessStartInfo("script", ["-q", "-e", "-c", $"exec {words}", "/dev/null"]) { WorkingDirectory = program.WorkingDirectory, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment.Clear();
        foreach (var (name, value) in program.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["TERM"] = "xterm";
        _process = Process.Start(start)!;
        _reading = ReadAsync();
    }

    /// <summary>Whether there are such terminals here.</summary>
    public static bool Exists => OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");

    public string Shown
    {
        get
        {
            lock (_shown)
            {
                return _shown.ToString();
            }
        }
    }

    /// <summary>Waits until something is shown.</summary>
    public async Task ShowsAsync(string text)
    {
        for (var watch = Stopwatch.StartNew(); !Shown.Contains(text, StringComparison.Ordinal); await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.True(watch.Elapsed < Limit && !_process.HasExited, $"'{text}' is not shown:\n{Shown}");
        }
    }

    /// <summary>Types Ctrl+C, and gives the exit code. How long that takes is not told more closely than that it ends: other tests hold the machine.</summary>
    public async Task<int> InterruptAsync(TimeSpan limit)
    {
        await _process.StandardInput.WriteAsync(Interrupt);
        await _process.StandardInput.FlushAsync();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(limit);
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"It does not end within {limit.TotalSeconds} s:\n{Shown}");
        }

        await _reading;
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        var part = new char[1024];
        while (await _process.StandardOutput.ReadAsync(part) is > 0 and var read)
        {
            lock (_shown)
            {
                _shown.Append(part, 0, read);
            }
        }
    }
}
