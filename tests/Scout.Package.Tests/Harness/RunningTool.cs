using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Scout.Package.Tests.Harness;

/// <summary>The installed tool while it serves, at a free port of this machine, until it is asked to end.</summary>
internal sealed class RunningTool : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private RunningTool(Process process, Uri place)
    {
        (_process, Client) = (process, new() { BaseAddress = place });
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>What it wrote to standard error.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts a command that serves, and waits until it can be asked.</summary>
    /// <param name="consumer">Whose project it serves.</param>
    /// <param name="tool">The installed tool.</param>
    /// <param name="arguments">The command, up to the option that takes its URL.</param>
    public static async Task<RunningTool> StartAsync(Consumer consumer, string tool, params IEnumerable<string> arguments)
    {
        var place = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(tool, [.. arguments, place.GetLeftPart(UriPartial.Authority)])
        {
            WorkingDirectory = consumer.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in consumer.Environment)
        {
            start.Environment[name] = value;
        }

        var running = new RunningTool(Process.Start(start)!, place);
        try
        {
            await running.ReadyAsync();
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public ValueTask<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Asks it to end in good order, as a service manager does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        (await Command.RunAsync("kill", AppContext.BaseDirectory, new Dictionary<string, string?>(), "-TERM", $"{_process.Id}")).MustExitWith(0);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ReadyAsync()
    {
        for (var until = DateTime.UtcNow + Limit; ; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            Assert.True(DateTime.UtcNow < until && !_process.HasExited, $"It does not answer:\n{Said}");
            try
            {
                using var answer = await Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    private void Note(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
