using System.Text.Json;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Reviewing;

public sealed class StatusTests
{
    [Fact]
    public async Task The_board_fits_eighty_columns()
    {
        using var project = await RunFolder.CreateAsync(width: 80);
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);
        (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);

        var lines = (await project.RunAsync("status")).Expect(ExitCode.Done).Output.TrimEnd().Split('\n');

        Assert.Equal("desk", lines[0]);
        Assert.Matches(@"^  development  [0-9a-f]{10}  First version +latest +(just now|\d+ min ago) +1 run$", lines[1]);
        Assert.Matches(@"^  staging      -           nothing promoted yet$", lines[2]);
        Assert.Equal("troubles", lines[5]);
        Assert.Matches(@"  1 of 1 failed$", lines[6]);
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task A_long_name_is_cut_so_that_a_line_stays_a_line()
    {
        using var project = await RunFolder.CreateAsync(width: 80);
        (await project.RunAsync(["name", "desk@latest", string.Concat(Enumerable.Repeat("very long ", 15)).Trim()])).Expect(ExitCode.Done);

        var lines = (await project.RunAsync("status")).Expect(ExitCode.Done).Output.TrimEnd().Split('\n');

        Assert.Equal(9, lines.Length);
        Assert.Contains("very long very", lines[1], StringComparison.Ordinal);
        Assert.Contains("…", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task Json_has_every_environment_and_the_health_of_its_runs()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);
        (await project.RunAsync("run troubles --no-build --input kind=fine")).Expect(ExitCode.Done);

        var json = (await project.RunAsync("status --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal(["desk", "troubles"], json.GetProperty("workflows").EnumerateArray().Select(workflow => workflow.GetProperty("workflow").GetString()));
        var environments = json.GetProperty("workflows")[1].GetProperty("environments");
        Assert.Equal("development", environments[0].GetProperty("environment").GetString());
        Assert.Equal(64, environments[0].GetProperty("revision_id").GetString()!.Length);
        Assert.Equal("""{"runs":2,"failed":1""", environments[0].GetProperty("health").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)[..20]);
        Assert.False(environments[1].TryGetProperty("revision_id", out _));
        Assert.Equal(JsonValueKind.False, environments[1].GetProperty("settings_changed").ValueKind);
    }

    [Fact]
    public async Task Without_a_project_the_remedy_is_named()
    {
        using var folder = new ToolFolder();

        Assert.Matches(@"^error SCOUT60\d\d: .*scout\.json", (await folder.RunAsync("status")).Expect(ExitCode.Error).Error);
    }

    [Fact]
    public async Task A_new_project_has_nothing_to_show()
    {
        using var folder = new ToolFolder();
        var init = (await folder.RunAsync("init --format json")).Expect(ExitCode.Done).Json;
        var again = (await folder.RunAsync("init")).Expect(ExitCode.Done);

        Assert.Contains("scout.json", init.GetProperty("written").EnumerateArray().Select(file => file.GetString()));
        Assert.Equal("Everything is there already; nothing was written.\n", again.Output);
        Assert.StartsWith("There is no workflow yet.", (await folder.RunAsync("status")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
        Assert.Equal("""{"project":"PATH","workflows":[]}""", JsonSerializer.Serialize((await folder.RunAsync("status --format json")).Json).Replace(JsonSerializer.Serialize(folder.Path)[1..^1], "PATH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workflow_that_is_gone_is_shown_as_such_and_nobody_has_to_name_the_other()
    {
        using var desk = new Desk();
        desk.Build();
        desk.BuildOther();
        Assert.Contains("SCOUT6017", (await desk.RunAsync("show latest")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);

        File.Delete(desk.Folder.File("Other.csproj"));
        var board = (await desk.RunAsync("status")).Expect(ExitCode.Done).Output;

        Assert.StartsWith("greet  gone: no project builds it any more\n  staging      -", board, StringComparison.Ordinal);
        Assert.Contains("\nsupport-desk\n  development", board, StringComparison.Ordinal);
        (await desk.RunAsync("show latest")).Expect(ExitCode.Done);
        (await desk.RunAsync("gc --apply")).Expect(ExitCode.Done);
        Assert.StartsWith("support-desk\n", (await desk.RunAsync("status")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
    }
}
