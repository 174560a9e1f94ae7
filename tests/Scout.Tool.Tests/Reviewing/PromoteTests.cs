using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Reviewing;

public sealed class PromoteTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_promotion_says_what_moved_where()
    {
        var id = (await _desk.BuildAndPublishAsync())[..10];

        var run = (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);

        Assert.Matches($"^support-desk  staging  nothing  ->  {id} \"First version\"\n  done  promotion 1-[0-9a-f]{{10}}, bundle [0-9a-f]{{10}}\n$", run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task The_same_promotion_again_is_done_and_writes_nothing()
    {
        await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);
        var before = Files();

        var run = (await _desk.RunAsync("promote --to staging --reason again")).Expect(ExitCode.Done);

        Assert.EndsWith("\n  is there already; nothing was written\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Production_refuses_what_has_not_passed_staging()
    {
        await _desk.BuildAndPublishAsync();

        var run = (await _desk.RunAsync("promote --to production --revision latest --reason \"too early\"")).Expect(ExitCode.Refused);

        Assert.StartsWith("error SCOUT6253: policy: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("staging", run.Error, StringComparison.Ordinal);
        Assert.Contains("refused  1 reason; nothing was changed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_refuses_a_timeout_above_its_limit()
    {
        File.WriteAllText(_desk.Folder.File("scout.json"), File.ReadAllText(_desk.Folder.File("scout.json"))
            .Replace("\"staging\": { ", "\"staging\": { \"maxTimeout\": \"00:01:00\", ", StringComparison.Ordinal));
        await _desk.BuildAndPublishAsync(revision => revision["blocks"]!["triage"]!["timeout_ms"] = 90_000);

        var run = (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Refused);

        Assert.StartsWith("error SCOUT6253: timeout: block 'triage' of support-desk has a timeout of 00:01:30, and staging allows 00:01:00. ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_source_is_a_refusal_too()
    {
        await _desk.BuildAndPublishAsync();

        var json = (await _desk.RunAsync("promote --to production --reason x --format json")).Expect(ExitCode.Refused).Json;

        Assert.Equal(("refused", "empty"), (json.GetProperty("status").GetString(), json.GetProperty("refusals")[0].GetProperty("gate").GetString()));
        Assert.False(json.TryGetProperty("after", out _));
    }

    [Fact]
    public async Task A_pointer_that_is_elsewhere_is_a_conflict()
    {
        await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);
        await _desk.BuildAndPublishAsync(Desk.Escalate);

        var run = (await _desk.RunAsync("promote --to staging --expect 0000000000 --reason x")).Expect(ExitCode.Conflict);

        Assert.StartsWith("error SCOUT6254: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("conflict  nothing was changed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_shows_the_diff_and_changes_nothing()
    {
        await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);
        await _desk.BuildAndPublishAsync(Desk.Escalate);
        var before = Files();

        var run = (await _desk.RunAsync("promote --to staging --plan")).Expect(ExitCode.Done);

        Assert.Contains("nothing refuses  a plan: nothing was changed", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nRISKY   0 breaking  1 risky  2 safe   blocks +1 ~1 -0", run.Output, StringComparison.Ordinal);
        Assert.Contains("  + escalate   text", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_plan_says_that_a_revision_is_older_than_what_is_there()
    {
        var first = await _desk.BuildAndPublishAsync();
        await _desk.BuildAndPublishAsync(Desk.Escalate);
        (await _desk.RunAsync("promote --to staging --reason second")).Expect(ExitCode.Done);

        var run = (await _desk.RunAsync($"promote --to staging --revision {first} --plan")).Expect(ExitCode.Done);
        var json = (await _desk.RunAsync($"promote --to staging --revision {first} --plan --format json")).Expect(ExitCode.Done).Json;

        Assert.Contains("a plan: nothing was changed, older than what is there", run.Output, StringComparison.Ordinal);
        Assert.True(json.GetProperty("older").GetBoolean());
    }

    [Fact]
    public async Task The_json_names_both_revisions_and_the_record()
    {
        var first = await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);
        var second = await _desk.BuildAndPublishAsync(Desk.Escalate);

        var json = (await _desk.RunAsync("promote support-desk --to staging --reason second --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal("moved", json.GetProperty("status").GetString());
        Assert.Equal((first, second), (json.GetProperty("before").GetProperty("revision_id").GetString(), json.GetProperty("after").GetProperty("revision_id").GetString()));
        Assert.StartsWith("2-", json.GetProperty("promotion_id").GetString(), StringComparison.Ordinal);
        Assert.Empty(json.GetProperty("refusals").EnumerateArray());
    }

    [Fact]
    public async Task All_workflows_are_promoted_and_the_worst_end_counts()
    {
        await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);
        _desk.BuildOther();

        var run = (await _desk.RunAsync("promote --all --to production --reason all --format json")).Expect(ExitCode.Refused);

        Assert.Equal(["refused", "moved"], run.Json.GetProperty("promotions").EnumerateArray().Select(p => p.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("promote support-desk --all --to staging", "SCOUT6250")]
    [InlineData("promote --all --to staging --expect none", "SCOUT6251")]
    [InlineData("promote --reason x", "SCOUT6201")]
    [InlineData("promote --to stagging --reason x", "Did you mean 'staging'?")]
    [InlineData("promote --to development --reason x", "SCOUT6050")]
    public async Task Wrong_arguments_are_refused(string commandLine, string expected)
    {
        await _desk.BuildAndPublishAsync();

        var run = (await _desk.RunAsync(commandLine)).Expect(ExitCode.Error);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private string[] Files() =>
        [.. Directory.EnumerateFiles(_desk.Folder.File(".scout"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{f} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}")];
}
