using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Reviewing;

public sealed class RollbackTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_rollback_goes_to_the_last_known_good_and_shows_what_it_takes_back()
    {
        var (first, second) = await TwoPromotionsAsync();

        var run = (await _desk.RunAsync("rollback --environment staging --reason worse")).Expect(ExitCode.Done);

        Assert.StartsWith($"support-desk  staging  {second[..10]} \"Change prompt and temperature of apologise; add escalate; 1 more\"  ->  {first[..10]} \"First version\"\n  done  promotion 3-", run.Output, StringComparison.Ordinal);
        Assert.Contains("  - escalate   text  Ticket of {{ customer.name }}", run.Output, StringComparison.Ordinal);
        Assert.Contains("breaking: output removed", run.Output, StringComparison.Ordinal);
        Assert.Equal(first, (await StagingAsync()));
    }

    [Fact]
    public async Task The_bad_revision_does_not_come_back_unless_it_is_let_in()
    {
        var (_, second) = await TwoPromotionsAsync();
        (await _desk.RunAsync("rollback --environment staging --reason worse")).Expect(ExitCode.Done);

        var refused = (await _desk.RunAsync("promote --to staging --reason again")).Expect(ExitCode.Refused);
        (await _desk.RunAsync("promote --to staging --reason mended --unblock")).Expect(ExitCode.Done);

        Assert.Contains("SCOUT6253: blocked: ", refused.Error, StringComparison.Ordinal);
        Assert.Equal(second, await StagingAsync());
    }

    [Fact]
    public async Task A_planned_rollback_changes_nothing()
    {
        var (_, second) = await TwoPromotionsAsync();

        var json = (await _desk.RunAsync("rollback --environment staging --reason worse --plan --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal("planned", json.GetProperty("status").GetString());
        Assert.Equal("breaking", json.GetProperty("diff").GetProperty("verdict").GetString());
        Assert.Equal(second, await StagingAsync());
    }

    [Fact]
    public async Task There_must_be_something_to_go_back_to_and_a_reason()
    {
        await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);

        Assert.Contains("SCOUT6054", (await _desk.RunAsync("rollback --environment staging --reason worse")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.Contains("--reason", (await _desk.RunAsync("rollback --environment staging")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    private async Task<(string First, string Second)> TwoPromotionsAsync()
    {
        var first = await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);
        var second = await _desk.BuildAndPublishAsync(Desk.Escalate);
        (await _desk.RunAsync("promote --to staging --reason second")).Expect(ExitCode.Done);
        return (first, second);
    }

    private async Task<string?> StagingAsync() => (await _desk.RunAsync("show staging --format json")).Expect(ExitCode.Done).Json.GetProperty("revision_id").GetString();
}
