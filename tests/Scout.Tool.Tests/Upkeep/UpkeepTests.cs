using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Upkeep;

public sealed class UpkeepTests
{
    [Fact]
    public async Task A_whole_store_passes_the_check()
    {
        using var project = await RunFolder.CreateAsync();

        var text = (await project.RunAsync("check")).Expect(ExitCode.Done);
        var json = (await project.RunAsync("check --format json")).Expect(ExitCode.Done).Json;

        Assert.Matches(@"^\d+ files checked: everything is as it was written\.\n$", text.Output);
        Assert.True(json.GetProperty("passed").GetBoolean());
        Assert.Equal(0, json.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task A_changed_revision_fails_the_check_and_is_named_with_its_remedy()
    {
        using var project = await RunFolder.CreateAsync();
        var revision = Directory.GetFiles(project.Folder.File(".scout/builds/desk"), "*.json").Single();
        await File.AppendAllTextAsync(revision, " ", TestContext.Current.CancellationToken);

        var text = (await project.RunAsync("check")).Expect(ExitCode.Error);
        var json = (await project.RunAsync("check --format json")).Expect(ExitCode.Error).Json;

        Assert.StartsWith($"error .scout/builds/desk/{Path.GetFileName(revision)}\n  ", text.Output, StringComparison.Ordinal);
        Assert.Contains("error", text.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal("error", json.GetProperty("findings")[0].GetProperty("severity").GetString());
        Assert.False(json.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public async Task What_is_needed_is_not_collected()
    {
        using var project = await RunFolder.CreateAsync();

        Assert.Equal("Everything in the store is needed.\n", (await project.RunAsync("gc")).Expect(ExitCode.Done).Output);
        Assert.Equal(0, (await project.RunAsync("gc --apply --format json")).Expect(ExitCode.Done).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Without_a_promotion_there_is_nothing_to_restore()
    {
        using var project = await RunFolder.CreateAsync();

        Assert.StartsWith("No environment points at a bundle yet", (await project.RunAsync("restore")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await project.RunAsync("restore --format json")).Expect(ExitCode.Done).Json.GetProperty("bundles").GetArrayLength());
    }

    [Fact]
    public async Task What_was_never_built_cannot_be_published()
    {
        using var folder = new ToolFolder();
        (await folder.RunAsync("init")).Expect(ExitCode.Done);

        Assert.StartsWith("error SCOUT6016: ", (await folder.RunAsync("publish")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }
}
