using System.Diagnostics;
using System.Text.Json;
using StreamJsonRpc;

namespace Scout.Package.Tests.Harness;

/// <summary>A real language server that has a project open, as an editor would use it: csharp-ls, over its standard streams.</summary>
internal sealed class LanguageServer : IAsyncDisposable
{
    private const string Version = "0.28.0";

    private readonly Process _process;
    private readonly JsonRpc _rpc;
    private readonly Consumer _project;
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    private LanguageServer(Process process, JsonRpc rpc, Consumer project)
    {
        _process = process;
        _rpc = rpc;
        _project = project;
    }

    /// <summary>Starts it in a project's folder. Where it cannot be had the test is skipped, but never in CI.</summary>
    public static async Task<LanguageServer> StartAsync(PackageFeed feed, Consumer project)
    {
        var folder = Path.Combine(feed.Root, "csharp-ls");
        var installed = await Command.RunAsync("dotnet", feed.Root, feed.Environment, "tool", "install", "csharp-ls", "--version", Version, "--tool-path", folder);
        Assert.SkipUnless(installed.ExitCode == 0 || Environment.GetEnvironmentVariable("CI") is not null, $"csharp-ls {Version} could not be installed; it comes from NuGet: {installed.Text}");
        installed.MustExitWith(0);

        var start = new ProcessStartInfo(Path.Combine(folder, "csharp-ls"))
        {
            WorkingDirectory = project.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in project.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var rpc = new JsonRpc(new HeaderDelimitedMessageHandler(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, new SystemTextJsonFormatter()));
        rpc.AddLocalRpcTarget(new Editor());
        rpc.StartListening();
        var server = new LanguageServer(process, rpc, project);
        var root = new Uri(project.Folder).AbsoluteUri;
        _ = await server.AskAsync("initialize", new
        {
            processId = Environment.ProcessId,
            rootUri = root,
            workspaceFolders = new[] { new { uri = root, name = "project" } },
            capabilities = new { workspace = new { configuration = true, workspaceFolders = true }, textDocument = new { diagnostic = new { } } },
        });
        await rpc.NotifyWithParameterObjectAsync("initialized", new { });
        return server;
    }

    /// <summary>Types a file anew: what the editor holds, not what lies on the disk.</summary>
    public Task TypeAsync(string file, string text)
    {
        var uri = UriOf(file);
        var version = _versions[file] = _versions.GetValueOrDefault(file) + 1;
        return version == 1
            ? _rpc.NotifyWithParameterObjectAsync("textDocument/didOpen", new { textDocument = new { uri, languageId = "csharp", version, text } })
            : _rpc.NotifyWithParameterObjectAsync("textDocument/didChange", new { textDocument = new { uri, version }, contentChanges = new[] { new { text } } });
    }

    /// <summary>Says that a file on the disk was saved.</summary>
    public Task SavedAsync(string file) =>
        _rpc.NotifyWithParameterObjectAsync("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = UriOf(file), type = 2 } } });

    /// <summary>What our rules say of a file, asked for until it is what is expected: <c>SCOUT2041 at "clever"</c>.</summary>
    public async Task MustSayAsync(string file, string text, params string[] expected)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); ;)
        {
            var said = await TryDiagnosticsAsync(file, text);
            if (said.SequenceEqual(expected, StringComparer.Ordinal))
            {
                return;
            }

            Assert.True(DateTime.UtcNow < end, $"expected [{string.Join(", ", expected)}], the language server says [{string.Join(", ", said)}]");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _rpc.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // A server may cancel what it is asked for when it has loaded something anew meanwhile: an editor asks again then.
    private async Task<string[]> TryDiagnosticsAsync(string file, string text)
    {
        try
        {
            return await DiagnosticsAsync(file, text);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return ["the server canceled the request"];
        }
    }

    private async Task<string[]> DiagnosticsAsync(string file, string text)
    {
        var lines = text.Split('\n');
        var answer = await AskAsync("textDocument/diagnostic", new { textDocument = new { uri = UriOf(file) } });
        return
        [
            .. answer.GetProperty("items").EnumerateArray()
                .Where(item => item.GetProperty("code").GetString()!.StartsWith("SCOUT", StringComparison.Ordinal))
                .Select(item => $"{item.GetProperty("code").GetString()} at {Marked(item.GetProperty("range"))} -> {item.GetProperty("codeDescription").GetProperty("href").GetString()}")
                .Order(StringComparer.Ordinal),
        ];

        string Marked(JsonElement range)
        {
            var (start, end) = (range.GetProperty("start"), range.GetProperty("end"));
            var line = lines[start.GetProperty("line").GetInt32()];
            return line[start.GetProperty("character").GetInt32()..end.GetProperty("character").GetInt32()];
        }
    }

    private string UriOf(string file) => new Uri(_project.PathOf(file)).AbsoluteUri;

    private Task<JsonElement> AskAsync(string method, object parameters) =>
        _rpc.InvokeWithParameterObjectAsync<JsonElement>(method, parameters, TestContext.Current.CancellationToken);

    /// <summary>What a server asks an editor.</summary>
    private sealed class Editor
    {
        [JsonRpcMethod("workspace/configuration", UseSingleObjectParameterDeserialization = true)]
        public object[] Configuration(JsonElement asked) =>
            [.. asked.GetProperty("items").EnumerateArray().Select(_ => new { analyzersEnabled = true })];

        [JsonRpcMethod("client/registerCapability", UseSingleObjectParameterDeserialization = true)]
        public object? Register(JsonElement asked) => null;

        [JsonRpcMethod("window/workDoneProgress/create", UseSingleObjectParameterDeserialization = true)]
        public object? Progress(JsonElement asked) => null;
    }
}
