using System.Diagnostics;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.CommandLine;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("dotnet-scout st", "status")]
    [InlineData("dotnet-scout status --format ", "json")]
    [InlineData("dotnet-scout run ", "troubles")]
    [InlineData("dotnet-scout run tr", "troubles")]
    [InlineData("dotnet-scout run --environment st", "staging")]
    [InlineData("dotnet-scout run --revision la", "latest")]
    [InlineData("dotnet-scout run --revision Fir", "First version")]
    [InlineData("dotnet-scout runs --status f", "failed")]
    [InlineData("dotnet-scout completion ", "fish")]
    public async Task Words_are_completed_from_the_commands_and_from_the_store(string typed, string expected)
    {
        using var project = await RunFolder.CreateAsync();
        var line = typed.Replace("dotnet-scout run", $"dotnet-scout --project {project.Folder.Path} run", StringComparison.Ordinal);

        var run = (await project.Folder.RunAsync([$"[suggest:{line.Length}]", line])).Expect(ExitCode.Done);

        Assert.Contains(expected, run.Output.Split('\n'));
    }

    [Fact]
    public async Task Runs_are_completed()
    {
        using var project = await RunFolder.CreateAsync();
        var runId = (await project.RunAsync("run troubles --no-build --input kind=x --format json")).Json.GetProperty("run_id").GetString();
        var line = $"dotnet-scout --project {project.Folder.Path} logs ";

        Assert.Contains(runId, (await project.Folder.RunAsync([$"[suggest:{line.Length}]", line])).Output.Split('\n'));
    }

    [Fact]
    public async Task A_folder_without_a_project_completes_the_commands_all_the_same()
    {
        using var folder = new ToolFolder();
        var line = $"dotnet-scout --project {folder.Path} run ";

        Assert.Contains("--watch", (await folder.RunAsync([$"[suggest:{line.Length}]", line])).Expect(ExitCode.Done).Output.Split('\n'));
    }

    [Theory]
    [InlineData("bash", "complete -F _dotnet_scout dotnet-scout")]
    [InlineData("zsh", "#compdef dotnet-scout")]
    [InlineData("fish", "complete --command dotnet-scout")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName dotnet-scout")]
    public async Task Every_shell_has_a_script(string shell, string line)
    {
        using var folder = new ToolFolder();

        Assert.Contains(line, (await folder.RunAsync($"completion {shell}")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_shell_is_refused_on_one_line()
    {
        using var folder = new ToolFolder();

        var run = (await folder.RunAsync("completion tcsh")).Expect(ExitCode.Error);

        Assert.Equal(2, run.Error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Bash_completes_with_its_script()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        using var project = await RunFolder.CreateAsync();
        var typed = $"dotnet-scout --project {project.Folder.Path} run tr";
        await File.WriteAllTextAsync(
            project.Folder.File("try.sh"),
            $$"""
            dotnet-scout() { '{{ToolProcess.DotNet}}' exec '{{ToolProcess.Tool}}' "$@"; }
            source <(dotnet-scout completion bash)
            COMP_LINE='{{typed}}' COMP_POINT={{typed.Length}} COMP_WORDS=({{typed}}) COMP_CWORD=4
            _dotnet_scout
            echo "${COMPREPLY[@]}"
            """,
            TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await ToolProcess.RunAsync(new ProcessStartInfo("/bin/bash", [project.Folder.File("try.sh")]));

        Assert.Equal((0, "troubles\n"), (exitCode, output));
    }
}
