using System.Text.Json;
using Scout.Environments.Evidence;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Reviewing;

/// <summary>What <c>show</c> and <c>promote</c> say of results of validations.</summary>
public sealed class EvidenceTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 11, 1, 9, 30, 0, TimeSpan.Zero);
    private readonly Desk _desk = new(width: 200);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_revision_shows_how_its_validations_ended_and_for_what_they_count()
    {
        var id = await StageAsync();
        Record(id, Time, EvidenceVerdict.Passed, new("production", new('b', 64), 10, 1, 2, 0.875, 0.05, ComparisonVerdict.NotWorse));
        Record(id, Time.AddDays(1), EvidenceVerdict.Failed);

        var text = (await _desk.RunAsync("show staging")).Expect(ExitCode.Done).Output;
        var json = (await _desk.RunAsync("show staging --format json")).Expect(ExitCode.Done).Json.GetProperty("evidence");

        Assert.Equal(
            """
            validations
              desk in staging  failed 0 of 1 case  2026-11-02 09:30 UTC  Ada  cost 0.25
                production: the validation by suite 'desk' of 2026-11-02 09:30 UTC does not count: it failed (0 of 1 case passed). Validate it: `dotnet scout validate support-desk --environment staging --suite desk`.
              desk in staging  passed 1 of 1 case  2026-11-01 09:30 UTC  Ada  cost 0.25
                beside bbbbbbbbbb of production: not worse (10 pairs, only it failed 1, only the other failed 2, p 0.875)
                production: the validation by suite 'desk' of 2026-11-01 09:30 UTC does not count: a later one, of 2026-11-02 09:30 UTC, failed (0 of 1 case passed). Validate it: `dotnet scout validate support-desk --environment staging --suite desk`.

            """,
            text[text.IndexOf("validations", StringComparison.Ordinal)..]);
        Assert.Equal(["failed", "passed"], json.EnumerateArray().Select(one => one.GetProperty("verdict").GetString()));
        Assert.Equal(("production", false), (json[1].GetProperty("standing")[0].GetProperty("environment").GetString(), json[1].GetProperty("standing")[0].GetProperty("counts").GetBoolean()));
        Assert.Equal("not_worse", json[1].GetProperty("comparison").GetProperty("verdict").GetString());
        Assert.Equal("gpt-4-0613", json[0].GetProperty("models").GetProperty("smart")[0].GetString());
    }

    [Fact]
    public async Task A_promotion_is_refused_until_a_result_counts()
    {
        var id = await StageAsync();

        var refused = await _desk.RunAsync("promote --to production --plan");
        Record(id, DateTimeOffset.UtcNow, EvidenceVerdict.Passed);
        var shown = (await _desk.RunAsync("show staging")).Expect(ExitCode.Done);
        var moved = await _desk.RunAsync("promote --to production");

        Assert.Equal(ExitCode.Refused, refused.Code);
        Assert.StartsWith($"error SCOUT6253: validation: support-desk@{id[..10]} may not come to production: suite 'desk' has not validated it yet. Validate it: `dotnet scout validate support-desk --environment staging --suite desk`.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("counts for production", shown.Output, StringComparison.Ordinal);
        moved.Expect(ExitCode.Done);
    }

    [Fact]
    public async Task A_revision_that_nobody_validated_has_none()
    {
        await StageAsync();

        Assert.Equal(JsonValueKind.Array, (await _desk.RunAsync("show staging --format json")).Json.GetProperty("evidence").ValueKind);
        Assert.DoesNotContain("validations", (await _desk.RunAsync("show staging")).Output, StringComparison.Ordinal);
    }

    private async Task<string> StageAsync()
    {
        File.WriteAllText(_desk.Folder.File("scout.json"), (await File.ReadAllTextAsync(_desk.Folder.File("scout.json"), TestContext.Current.CancellationToken))
            .Replace("\"requires\": [\"staging\"], ", "\"requires\": [\"staging\"], \"validation\": { \"suites\": [\"desk\"] }, ", StringComparison.Ordinal));
        DeskEvidence.WriteSuite(_desk);
        var id = await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging")).Expect(ExitCode.Done);
        return id;
    }

    private void Record(string id, DateTimeOffset time, EvidenceVerdict verdict, EvidenceComparison? comparison = null) => DeskEvidence.Record(_desk, id, time, verdict, comparison);
}
