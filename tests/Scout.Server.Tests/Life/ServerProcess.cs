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

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts one; it may end by itself.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="with">Changes what it is told.</param>
    /// <param name="variables">Variables of its environment that are others than here; none: it has no such.</param>
    public static ServerProcess Start(string project, Func<ServerSettings, ServerSettings>? with = null, params ReadOnlySpan<(string Name, string? Value)> variables)
    {
        var settings = new ServerSettings { Project = project, Urls = ["http://127.0.0.1:0"], StopsWithInput = true, JsonLogs = true };
        settings = with is null ? settings : with(settings);
        var start = new ProcessStartInfo("dotnet", ["exec", BuiltWorkflows.OfProject("Scout.Web", "Scout.Web.dll"), settings.Written()])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var server = new ServerProcess(process);
        process.ErrorDataReceived += (_, line) => server.Heard(line.Data);
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Somebody who asks it, with a key, once it listens.</summary>
    /// <param name="key">The key.</param>
    /// <param name="handler">How it is asked; none: as usual.</param>
    public async Task<HttpClient> ClientAsync(string key, HttpMessageHandler? handler = null)
    {
        const string Listens = "Now listening on: ";
        var until = DateTime.UtcNow.AddSeconds(60);
        int at;
        while ((at = Log.IndexOf(Listens, StringComparison.Ordinal)) < 0)
        {
            Assert.True(DateTime.UtcNow < until && !_process.HasExited, Log);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var client = new HttpClient(handler ?? new SocketsHttpHandler()) { BaseAddress = new(Log[(at + Listens.Length)..].Split('"')[0]) };
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
