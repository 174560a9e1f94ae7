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

    /// <remarks>What cannot be read may be the record of a run that needs what would be removed.</remarks>
    [Fact]
    public async Task Nothing_is_collected_while_a_run_in_the_inbox_cannot_be_read()
    {
        using var project = await RunFolder.CreateAsync();
        Directory.CreateDirectory(project.Folder.File(".scout/runs/inbox"));
        await File.WriteAllTextAsync(project.Folder.File(".scout/runs/inbox/a.jsonl"), "{\n", TestContext.Current.CancellationToken);

        Assert.Contains("error SCOUT6060: nothing was removed: ", (await project.RunAsync("gc --apply")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_that_no_promotion_has_sealed_are_listed_by_the_check()
    {
        using var desk = new Reviewing.Desk();
        await desk.BuildAndPublishAsync();
        (await desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);
        (await desk.RunAsync("name staging Kinder")).Expect(ExitCode.Done);

        var text = (await desk.RunAsync("check")).Expect(ExitCode.Done).Output;
        var json = (await desk.RunAsync("check --format json")).Expect(ExitCode.Done).Json;

        Assert.Contains("1 event of history is not sealed yet; the next promotion does that.", text, StringComparison.Ordinal);
        Assert.Contains(json.GetProperty("unsealed")[0].GetString()!, text, StringComparison.Ordinal);
        (await desk.RunAsync("promote --to production --reason second")).Expect(ExitCode.Done);
        Assert.DoesNotContain("sealed", (await desk.RunAsync("check")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
    }
}
