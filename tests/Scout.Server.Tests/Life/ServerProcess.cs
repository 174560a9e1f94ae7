using System.Diagnostics;
using System.Net.Http.Headers;
using Scout.Runs.Serving;

namespace Scout.Server.Tests.Life;

/// <summary>A server as a process of its own, as <c>dotnet scout serve</c> starts it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _log = [];

    private ServerProcess(Process process) => _process = process;

    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    /// <summary>Starts one; it may end by itself.</summary>
    public static ServerProcess Start(string project)
    {
        var settings = new ServerSettings { Project = project, Urls = ["http://127.0.0.1:0"], StopsWithInput = true, JsonLogs = true };
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", BuiltWorkflows.OfProject("Scout.Server", "Scout.Server.dll"), settings.Written()])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var server = new ServerProcess(process);
        process.ErrorDataReceived += (_, line) => server.Heard(line.Data);
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Somebody who asks it, with a key, once it listens.</summary>
    public async Task<HttpClient> ClientAsync(string key)
    {
        const string Listens = "Now listening on: ";
        var until = DateTime.UtcNow.AddSeconds(60);
        int at;
        while ((at = Log.IndexOf(Listens, StringComparison.Ordinal)) < 0)
        {
            Assert.True(DateTime.UtcNow < until && !_process.HasExited, Log);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var client = new HttpClient { BaseAddress = new(Log[(at + Listens.Length)..].Split('"')[0]) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks it to stop.</summary>
    public async Task<int> StopAsync()
    {
        _process.StandardInput.Close();
        return await EndAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(90), TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Heard(string? line)
    {
        lock (_log)
        {
            _log.Add(line ?? "");
        }
    }
}
