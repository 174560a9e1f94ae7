using System.Diagnostics;
using System.Text.Json;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Logs;

public sealed class KilledRunTests
{
    // gc keeps the last 20 builds of each workflow, whatever runs.
    private const int KeptBuilds = 20;

    [Fact]
    public async Task What_a_run_uses_stays_until_it_has_ended()
    {
        using var project = await RunFolder.CreateAsync();
        var used = Directory.GetFiles(project.Folder.File(".scout/builds/troubles"), "*.json").Single();
        var begun = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = ToolProcess.RunAsync(ToolProcess.Start(project.Folder.Path, "run", "troubles", "--no-build", "--input", "kind=wait"), (process, line) =>
        {
            if (line.StartsWith("run ", StringComparison.Ordinal))
            {
                begun.SetResult(process);
            }
        });
        var tool = await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await project.BuildOnAsync("troubles", KeptBuilds);

            Assert.Equal("running", await StatusAsync(project));
            Assert.Equal("Everything in the store is needed.\n", await WriteAsync(project, "gc", "--apply"));
            Assert.True(File.Exists(used));
        }
        finally
        {
            tool.Kill(entireProcessTree: true);
        }

        await running;
        while (await StatusAsync(project) == "running")
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal("interrupted", await StatusAsync(project));
        Assert.Equal("Everything in the store is needed.\n", await WriteAsync(project, "gc", "--apply"));

        (await project.RunAsync($"cancel {(await RunAsync(project)).GetProperty("run_id").GetString()}")).Expect(ExitCode.Done);
        Assert.Equal("canceled", await StatusAsync(project));
        Assert.Contains($"builds/troubles/{Path.GetFileName(used)}", await WriteAsync(project, "gc", "--apply"), StringComparison.Ordinal);
        Assert.False(File.Exists(used));
    }

    private static async Task<string?> StatusAsync(RunFolder project) => (await RunAsync(project)).GetProperty("status").GetString();

    private static async Task<JsonElement> RunAsync(RunFolder project) =>
        (await project.RunAsync("runs --format json")).Expect(ExitCode.Done).Json.GetProperty("runs")[0];

    private static async Task<string> WriteAsync(RunFolder project, params string[] arguments)
    {
        var (exitCode, output, error) = await ToolProcess.RunAsync(ToolProcess.Start(project.Folder.Path, arguments));
        Assert.Equal((0, ""), (exitCode, error));
        return output;
    }
}
