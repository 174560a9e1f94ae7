using System.Diagnostics;
using System.Text.Json;
using Scout.Environments.Projects;
using Scout.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Output;

/// <summary>A customer's hostile text goes into a run, out of its code's exception, log and console, and into every look at it.</summary>
public sealed class HostileRunTests
{
    [Theory]
    [InlineData("result")]
    [InlineData("exception")]
    public async Task Nothing_that_a_customer_said_commands_a_terminal(string end)
    {
        using var project = await RunFolder.CreateAsync(workflows: "parrot");
        await File.WriteAllTextAsync(project.Folder.File("inputs.json"), Inputs(end), TestContext.Current.CancellationToken);
        string[][] commandLines =
        [
            ["run", "parrot", "--no-build", "--inputs", "inputs", "--log-level", "trace"], ["run", "parrot", "--no-build", "--inputs", "inputs", "--format", "json"],
            ["runs"], ["runs", "--format", "json"], ["logs"], ["logs", "--format", "json"], ["logs", "--block", "said"], ["logs", "--waterfall"], ["logs", "--follow"], ["logs", "--follow", "--format", "json"],
            ["logs", "first", "--compare", "second"], ["logs", "first", "--compare", "second", "--format", "json"], ["rerun", "first", "--from", "said"], ["rerun", "first", "--format", "json"],
            ["signal", "first", Hostile.Name, "--data", JsonSerializer.Serialize(Hostile.Text)], ["approve", "first", "--reason", Hostile.Text], ["resume", "first"], ["cancel", "first"], ["usage"],
        ];
        var (ids, raw, told) = (new List<string>(), new List<string>(), 0);

        foreach (var words in commandLines)
        {
            var run = await project.RunAsync([.. words.Select(word => word switch { "inputs" => project.Folder.File("inputs.json"), "first" => ids[0], "second" => ids[1], _ => word })]);
            raw.AddRange(Hostile.RawIn(run.Output).Concat(Hostile.RawIn(run.Error)).Select(found => $"{string.Join(' ', words.Take(4))}: {found}"));
            Assert.DoesNotContain(CommandLineErrors.Bug, run.Error, StringComparison.Ordinal);
            told += (run.Output + run.Error).Contains(@"\u001b[6n", StringComparison.Ordinal) ? 1 : 0;
            if (words[0] == "run")
            {
                ids.Add((await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0].GetProperty("run_id").GetString()!);
            }
        }

        Assert.Empty(raw);
        // Where nothing hostile was told the door was not tried.
        Assert.InRange(told, 9, commandLines.Length);
    }

    [Fact]
    public async Task Nothing_that_somebody_thinks_of_a_run_commands_a_terminal()
    {
        using var project = await RunFolder.CreateAsync(workflows: "parrot");
        (await project.RunAsync("run parrot --no-build --input text=polly")).Expect(ExitCode.Done);
        await using (var runs = RunStore.Open(ScoutProject.Find(project.Folder.Path)))
        {
            await runs.FeedbackAsync(runs.Resolve(), new(-1, Hostile.Text, Hostile.Name, DateTimeOffset.UtcNow));
        }

        foreach (var commandLine in new[] { "logs", "logs --format json", "runs", "runs --format json", "runs --feedback negative" })
        {
            var run = (await project.RunAsync(commandLine)).Expect(ExitCode.Done);
            Assert.Empty(Hostile.RawIn(run.Output).Concat(Hostile.RawIn(run.Error)));
            Assert.Equal(commandLine.StartsWith("logs", StringComparison.Ordinal), run.Output.Contains("\\u001b", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("run parrot --no-build --inputs INPUTS")]
    [InlineData("run parrot --no-build --inputs INPUTS --format json")]
    [InlineData("run parrot --no-build --inputs INPUTS --watch")]
    [InlineData("logs")]
    [InlineData("show latest")]
    [InlineData("show NAME")]
    [InlineData("status --project NAME")]
    public async Task A_terminal_and_a_pipe_get_nothing_raw_from_the_process(string commandLine)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here to make a terminal.");
        using var project = await RunFolder.CreateAsync(workflows: "parrot");
        await File.WriteAllTextAsync(project.Folder.File("inputs.json"), Inputs("exception"), TestContext.Current.CancellationToken);
        await project.RunAsync(["run", "parrot", "--no-build", "--inputs", project.Folder.File("inputs.json")]);
        string[] words = [.. commandLine.Split(' ').Select(word => word.Replace("INPUTS", project.Folder.File("inputs.json"), StringComparison.Ordinal).Replace("NAME", Hostile.Name, StringComparison.Ordinal))];

        var piped = await ToolProcess.RunAsync(ToolProcess.Start(project.Folder.Path, words));
        var typed = string.Join(' ', words.Prepend(ToolProcess.Tool).Prepend("exec").Prepend(ToolProcess.DotNet).Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var (_, seen, _) = await ToolProcess.RunAsync(new ProcessStartInfo("/usr/bin/script", ["-qec", typed, "/dev/null"])
        {
            WorkingDirectory = project.Folder.Path,
            Environment = { ["TERM"] = "xterm-256color" },
        });

        Assert.Empty(Hostile.RawIn(piped.Output).Concat(Hostile.RawIn(piped.Error)));
        Assert.Empty(Hostile.RawIn(seen, isTerminal: true));
        Assert.Contains("\\u001b", piped.Output + piped.Error + (commandLine == "show latest" ? "\\u001b" : ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("result")]
    [InlineData("exception")]
    public async Task The_host_that_an_editor_starts_writes_nothing_raw(string end)
    {
        using var project = await RunFolder.CreateAsync(workflows: "parrot");
        await File.WriteAllTextAsync(project.Folder.File("inputs.json"), Inputs(end), TestContext.Current.CancellationToken);
        var output = BuiltWorkflows.Output;
        var start = new ProcessStartInfo(ToolProcess.DotNet,
        [
            "exec", "--depsfile", output.DepsFile, "--runtimeconfig", output.RuntimeConfig, "--additionalprobingpath", output.ProbingPaths[0], output.Host, "run", output.Assembly,
            "parrot", "--inputs", project.Folder.File("inputs.json"), "--log-level", "trace",
        ])
        { WorkingDirectory = project.Folder.Path };

        var run = await ToolProcess.RunAsync(start);

        Assert.Equal(end == "result" ? 0 : 7, run.ExitCode);
        Assert.Empty(Hostile.RawIn(run.Output).Concat(Hostile.RawIn(run.Error)));
        Assert.Contains(@"logged: a\u001b]0;owned", run.Error, StringComparison.Ordinal);
    }

    private static string Inputs(string end) => JsonSerializer.Serialize(new Dictionary<string, string> { ["text"] = Hostile.Text, ["end"] = end });
}
