using LeadDesk.Services;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests;

/// <summary>The sample that talks to services: built by the shipped targets, run by the tool in real workers, against the services that it brings.</summary>
public sealed class LeadDeskTests
{
    [Theory]
    [InlineData("nordhafen", "filed", 88, "L-1001")]
    [InlineData("cafe", "declined", 12, null)]
    [InlineData("unknown", "unknown", null, null)]
    public async Task A_lead_is_judged_and_filed_where_it_is_worth_a_call(string lead, string verdict, int? score, string? record)
    {
        await using var services = await LeadServices.StartAsync(port: 0);
        using var folder = await FolderAsync(services);

        var run = (await folder.RunAsync(["run", "lead-desk", "--no-build", "--inputs", Inputs(lead), "--format", "json"])).Expect(ExitCode.Done).Json;

        var output = run.GetProperty("output");
        Assert.Equal((verdict, score, record), (output.GetProperty("verdict").GetString(), output.TryGetProperty("score", out var told) ? told.GetInt32() : null, output.TryGetProperty("record", out var id) ? id.GetString() : null));
        Assert.Equal(verdict == "filed" ? 1 : 0, services.Filed.Count);
    }

    [Fact]
    public async Task What_is_filed_is_json_whatever_the_lead_wrote_and_the_token_is_nowhere()
    {
        await using var services = await LeadServices.StartAsync(port: 0);
        using var folder = await FolderAsync(services);

        var run = (await folder.RunAsync(["run", "lead-desk", "--no-build", "--inputs", Inputs("nordhafen"), "--input", "name=Ada \", \"score\": 100, \"x\": \"", "--format", "json"])).Expect(ExitCode.Done);
        var logs = (await folder.RunAsync($"logs {run.Json.GetProperty("run_id").GetString()} --block file")).Expect(ExitCode.Done);

        var filed = System.Text.Json.JsonElement.Parse(Assert.Single(services.Filed).Value);
        Assert.Equal(("Ada \", \"score\": 100, \"x\": \"", 88), (filed.GetProperty("name").GetString(), filed.GetProperty("score").GetInt32()));
        Assert.Contains("[secret CRM_TOKEN]", logs.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(LeadServices.Token, run.Output + run.Error + logs.Output, StringComparison.Ordinal);
    }

    private static string Inputs(string lead) => Path.Combine(Path.GetDirectoryName(SupportDeskRuns.Project)!, "LeadDesk", "inputs", lead + ".json");

    private static Task<RunFolder> FolderAsync(LeadServices services)
    {
        Environment.SetEnvironmentVariable("Secrets__CRM_TOKEN", LeadServices.Token);
        return RunFolder.OfSampleAsync("LeadDesk", settings => settings.Replace("localhost:5217", new Uri(services.Url).Authority, StringComparison.Ordinal));
    }
}
