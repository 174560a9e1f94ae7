using System.Text.Json;

namespace Scout.Tool.Tests.Running;

public sealed class EarlyEndTests
{
    [Fact]
    public async Task A_run_that_ends_early_has_its_result_and_its_log_shows_what_it_stopped()
    {
        using var project = await RunFolder.CreateAsync(workflows: "gate");

        var run = await project.RunAsync("run gate --no-build --input name=Ada --input known=false --format json");
        var log = JsonElement.Parse((await project.RunAsync("logs --format json")).Output);

        Assert.Equal("Ada waits outside.", JsonElement.Parse(run.Output).GetProperty("output").GetString());
        Assert.Equal("completed", log.GetProperty("status").GetString());
        Assert.Equal(
            ["refusal completed", "slow canceled", "stranger completed"],
            log.GetProperty("blocks").EnumerateObject().Select(block => $"{block.Name} {block.Value.GetProperty("status").GetString()}").Order(StringComparer.Ordinal));
    }
}
