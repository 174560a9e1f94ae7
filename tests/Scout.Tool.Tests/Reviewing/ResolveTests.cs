using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Reviewing;

public sealed class ResolveTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_manifest_that_was_taken_back_holds_up_everything_until_somebody_says_what_counts()
    {
        var (first, second) = await TakenBackAsync();

        foreach (var verb in new[] { "status", "run --environment staging --input user_message=x", "promote --to production --reason x", "rollback --environment staging --reason x" })
        {
            Assert.Contains("SCOUT6057", (await _desk.RunAsync(verb)).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        }

        var check = (await _desk.RunAsync("check")).Expect(ExitCode.Error).Output;
        var resolved = (await _desk.RunAsync("resolve --take records")).Expect(ExitCode.Done).Output;

        Assert.Contains("the manifest of support-desk is older than its records", check, StringComparison.Ordinal);
        Assert.StartsWith("support-desk: promotion 2-", resolved, StringComparison.Ordinal);
        Assert.EndsWith(" to staging counts again.\n", resolved, StringComparison.Ordinal);
        Assert.Contains(second[..10], (await _desk.RunAsync("status")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
        Assert.Equal("support-desk: the manifest says what its promotions say; nothing to resolve.\n", (await _desk.RunAsync("resolve --take records")).Expect(ExitCode.Done).Output);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_return_that_was_meant_is_recorded_as_a_rollback()
    {
        var (first, _) = await TakenBackAsync();

        Assert.Contains("SCOUT6052", (await _desk.RunAsync("resolve --take manifest")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        var json = (await _desk.RunAsync("resolve --take manifest --reason meant --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal((1, 1), (json.GetProperty("promotions").GetArrayLength(), json.GetProperty("rollbacks").GetArrayLength()));
        var staging = (await _desk.RunAsync("show staging --format json")).Expect(ExitCode.Done).Json;
        Assert.Equal(first, staging.GetProperty("revision_id").GetString());
        (await _desk.RunAsync("check")).Expect(ExitCode.Done);
    }

    [Fact]
    public async Task What_counts_has_to_be_said()
    {
        Assert.Contains("--take", (await _desk.RunAsync("resolve")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.Contains("records", (await _desk.RunAsync("resolve --take all")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    private async Task<(string First, string Second)> TakenBackAsync()
    {
        var manifest = _desk.Folder.File(Path.Combine(".scout", "environments", "support-desk.json"));
        var first = await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);
        var bytes = await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken);
        var second = await _desk.BuildAndPublishAsync(Desk.Escalate);
        (await _desk.RunAsync("promote --to staging --reason second")).Expect(ExitCode.Done);
        await File.WriteAllBytesAsync(manifest, bytes, TestContext.Current.CancellationToken);
        return (first, second);
    }
}
