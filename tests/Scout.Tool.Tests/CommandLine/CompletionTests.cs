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
    [InlineData("dotnet-scout run troubles --input ", "kind=")]
    [InlineData("dotnet-scout run troubles --input k", "kind=")]
    [InlineData("dotnet-scout run --no-build --revision troubles@latest troubles --input ", "kind=")]
    public async Task Words_are_completed_from_the_commands_and_from_the_store(string typed, string expected)
    {
        using var project = await RunFolder.CreateAsync();
        var line = typed.Replace("dotnet-scout run", $"dotnet-scout --project {project.Folder.Path} run", StringComparison.Ordinal);

        var run = (await project.Folder.RunAsync([$"[suggest:{line.Length}]", line])).Expect(ExitCode.Done);

        Assert.Contains(expected, run.Output.Split('\n'));
    }

    [Theory]
    [InlineData("dotnet-scout promote --to ", "development")]
    [InlineData("dotnet-scout rollback --environment ", "development")]
    [InlineData("dotnet-scout run ", "/?")]
    [InlineData("dotnet-scout run ", "-?")]
    [InlineData("dotnet-scout run --input ", "")]
    public async Task What_is_of_no_use_is_not_offered(string typed, string not)
    {
        using var project = await RunFolder.CreateAsync();
        var line = typed.Replace("dotnet-scout", $"dotnet-scout --project {project.Folder.Path}", StringComparison.Ordinal);

        var run = (await project.Folder.RunAsync([$"[suggest:{line.Length}]", line])).Expect(ExitCode.Done);

        Assert.DoesNotContain(not, run.Output.TrimEnd('\n').Split('\n').Where(offered => not.Length > 0 || run.Output.Trim().Length > 0));
    }

    [Fact]
    public async Task Runs_and_their_blocks_are_completed()
    {
        using var project = await RunFolder.CreateAsync();
        var runId = (await project.RunAsync("run troubles --no-build --input kind=x --format json")).Json.GetProperty("run_id").GetString()!;
        var line = $"dotnet-scout --project {project.Folder.Path} logs ";

        Assert.Contains(runId, await OfferedAsync(line));
        Assert.Contains(runId, await OfferedAsync(line + runId[..6]));
        Assert.Contains(runId[^10..], await OfferedAsync(line + runId[^10..^4]));
        Assert.Equal((await project.RunAsync("logs --format json")).Json.GetProperty("blocks").EnumerateObject().Select(block => block.Name).Order(StringComparer.Ordinal), (await OfferedAsync(line + "--block ")).Order(StringComparer.Ordinal));

        async Task<string[]> OfferedAsync(string typed) => (await project.Folder.RunAsync([$"[suggest:{typed.Length}]", typed])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public async Task An_id_is_completed_as_soon_as_it_begins()
    {
        using var desk = new Reviewing.Desk();
        var id = desk.Build().RevisionId[..10];
        var line = $"dotnet-scout --project {desk.Folder.Path} show {id[..4]}";

        Assert.Equal([id], (await desk.Folder.RunAsync([$"[suggest:{line.Length}]", line])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Folders_are_completed()
    {
        using var folder = new ToolFolder();
        Directory.CreateDirectory(folder.File("project"));
        await File.WriteAllTextAsync(folder.File("project.txt"), "", TestContext.Current.CancellationToken);
        var line = $"dotnet-scout status --project {folder.File("pro")}";

        Assert.Equal([folder.File("project") + "/"], (await folder.RunAsync([$"[suggest:{line.Length}]", line])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
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
    [InlineData("zsh", "#compdef dotnet-scout dotnet")]
    [InlineData("fish", "complete --command dotnet-scout")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName dotnet-scout, dotnet")]
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

    [Theory]
    [InlineData("dotnet-scout --project PROJECT run tr", "troubles")]
    [InlineData("dotnet scout --project PROJECT run tr", "troubles")]
    [InlineData("dotnet  scout --project PROJECT run troubles --input ki", "kind=")]
    [InlineData("dotnet scout --project PROJECT run troubles --input nothing", "")]
    [InlineData("dotnet bui", "what completed dotnet before")]
    public async Task Bash_completes_the_local_tool_and_the_global_one_and_leaves_the_rest_of_dotnet_alone(string line, string expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        using var project = await RunFolder.CreateAsync();
        var typed = line.Replace("PROJECT", project.Folder.Path, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            project.Folder.File("try.sh"),
            $$"""
            dotnet-scout() { '{{ToolProcess.DotNet}}' exec '{{ToolProcess.Tool}}' "$@"; }
            dotnet() { shift; dotnet-scout "$@"; }
            before() { COMPREPLY=("what completed dotnet before"); }
            complete -F before dotnet
            source <(dotnet-scout completion bash)
            source <(dotnet-scout completion bash)
            COMP_LINE='{{typed}}' COMP_POINT={{typed.Length}} COMP_WORDS=({{typed}}) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            [[ $(complete -p "${COMP_WORDS[0]}") =~ -F\ ([^ ]+) ]]
            "${BASH_REMATCH[1]}"
            echo "${COMPREPLY[@]}"
            """,
            TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await ToolProcess.RunAsync(new ProcessStartInfo("/bin/bash", [project.Folder.File("try.sh")]));

        Assert.Equal((0, expected + "\n"), (exitCode, output));
    }
}
