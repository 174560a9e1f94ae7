using System.Diagnostics;

namespace Scout.Package.Tests.Harness;

/// <summary>A program of a consumer that listens, on a free port of this machine, until it is disposed of.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private const string Listens = "Now listening on: ";
    private readonly Process _process;

    private RunningApp(Process process, HttpClient client) => (_process, Client) = (process, client);

    public HttpClient Client { get; }

    /// <summary>Starts a built assembly, and waits until it listens.</summary>
    public static async Task<RunningApp> StartAsync(Consumer consumer, string assembly)
    {
        var start = new ProcessStartInfo("dotnet", [consumer.PathOf(assembly), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Path.GetDirectoryName(consumer.PathOf(assembly))!,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in consumer.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (line.Contains(Listens, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(process, new() { BaseAddress = new(line.Split(Listens)[1].Trim()) });
            }
        }

        throw new InvalidOperationException($"It ended before it listened:\n{string.Join('\n', said)}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
