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
        Assert.Equal("stopped", log.GetProperty("status").GetString());
        Assert.Equal(
            ["refusal completed", "slow canceled", "stranger completed"],
            log.GetProperty("blocks").EnumerateObject().Select(block => $"{block.Name} {block.Value.GetProperty("status").GetString()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task People_are_told_where_it_ended_and_no_time_is_made_up_for_what_was_stopped()
    {
        using var project = await RunFolder.CreateAsync(workflows: "gate");

        var run = await project.RunAsync("run gate --no-build --input name=Ada --input known=false");
        var log = (await project.RunAsync("logs")).Output;

        Assert.Contains("the workflow ends here", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Matches(@"– slow  code\s*\n", log);
    }

    [Fact]
    public async Task A_picture_shows_that_the_block_may_yield_the_result()
    {
        using var project = await RunFolder.CreateAsync(workflows: "gate");

        var graph = (await project.RunAsync("show latest --workflow gate --graph mermaid")).Output;

        Assert.Contains("n_stranger --> n_result", graph, StringComparison.Ordinal);
    }
}
