using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Scout.Environments.Projects;

namespace Scout.Tool.Tests.Serving;

/// <summary>The quick start of the server's page, line by line, with the built tool and curl.</summary>
public sealed partial class QuickStartTests : IDisposable
{
    private const string Port = "5217";
    private readonly ToolFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_lines_of_the_quick_start_do_what_the_page_says()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && await HasCurlAsync(), "There is no bash or no curl here: install the packages bash and curl.");
        var port = FreePort();
        await BuildAsync();
        var start = Lines("start");
        Assert.Equal("dotnet scout serve", start[^1]);
        var made = await BashAsync(string.Join('\n', start[..^1]));
        Assert.True(made.ExitCode == 0, made.Error);
        using var server = Serve(port);
        try
        {
            await ReadyAsync(server, port);

            var asked = await BashAsync(string.Join('\n', Lines("ask")).Replace(Port, port, StringComparison.Ordinal));

            Assert.True(asked.ExitCode == 0, asked.Error);
            Assert.Contains("\"workflow_id\":\"support-desk\"", asked.Output, StringComparison.Ordinal);
            Assert.Contains("\"stop_reason\":\"workflow_run_completed\"", asked.Output, StringComparison.Ordinal);
            Assert.Contains("event: workflow_run_completed\n", asked.Output, StringComparison.Ordinal);
            Assert.Equal(2, asked.Output.Split("event: run_log\n").Length - 1);
            Assert.Contains("\"final\":true", asked.Output, StringComparison.Ordinal);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task BuildAsync()
    {
        foreach (var file in new[] { "scout.json", "replies.json" })
        {
            File.Copy(Path.Combine(SupportDeskRuns.Project, file), _folder.File(file), overwrite: true);
        }

        await File.WriteAllTextAsync(_folder.File("SupportDesk.csproj"), "<Project />");
        var output = BuiltWorkflows.OutputOf("SupportDesk");
        Scout.Environments.Store.Open(ScoutProject.Find(_folder.Path)).RecordBuild(new()
        {
            Project = _folder.File("SupportDesk.csproj"),
            Workflows = await BuiltWorkflows.SnapshotAsync(output),
            Output = output,
            TargetFramework = "net10.0",
        });
    }

    private Process Serve(string port)
    {
        var start = ToolProcess.Start(_folder.Path, "serve", "--urls", $"http://127.0.0.1:{port}");
        (start.RedirectStandardInput, start.RedirectStandardError) = (true, true);
        var server = Process.Start(start)!;
        server.BeginErrorReadLine();
        return server;
    }

    private static async Task ReadyAsync(Process server, string port)
    {
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        for (var until = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            Assert.True(DateTime.UtcNow < until && !server.HasExited, "it does not answer");
            try
            {
                using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
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

    // `dotnet scout` is the tool as it was built, as if it were installed.
    private async Task<(int ExitCode, string Output, string Error)> BashAsync(string lines) => await ToolProcess.RunAsync(new("/bin/bash", ["-c", $"set -eo pipefail\ndotnet() {{ shift; '{ToolProcess.DotNet}' exec '{ToolProcess.Tool}' \"$@\"; }}\n{lines}"])
    {
        WorkingDirectory = _folder.Path,
    });

    private static async Task<bool> HasCurlAsync() => (await ToolProcess.RunAsync(new("/bin/bash", ["-c", "command -v curl"]))).ExitCode == 0;

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string[] Lines(string name)
    {
        using var page = typeof(QuickStartTests).Assembly.GetManifestResourceStream("Server.md")!;
        using var reader = new StreamReader(page);
        return Block().Matches(reader.ReadToEnd().ReplaceLineEndings("\n")).Single(block => block.Groups["name"].Value == name).Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("```bash (?<name>[a-z]+)\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
