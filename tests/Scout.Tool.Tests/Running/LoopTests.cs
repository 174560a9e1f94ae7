using System.Text.Json;

namespace Scout.Tool.Tests.Running;

/// <summary>Loops as an author writes them, built, run, and looked at.</summary>
public sealed class LoopTests
{
    [Theory]
    [InlineData(3, "Hi!!", 2, true)]
    [InlineData(100, "Hi!!!!", 4, false)]
    public async Task A_repeat_ends_by_its_condition_or_after_its_most_rounds_and_its_meta_says_which(int wanted, string text, int rounds, bool held)
    {
        using var project = await RunFolder.CreateAsync(workflows: "polish");

        var run = JsonElement.Parse((await project.RunAsync($"run polish --no-build --input text=Hi --input wanted={wanted} --format json")).Output);
        var blocks = JsonElement.Parse((await project.RunAsync("logs --format json")).Output).GetProperty("blocks");
        var tree = (await project.RunAsync("logs")).Output;

        Assert.Equal(text, run.GetProperty("output").GetProperty("text").GetString());
        var meta = blocks.GetProperty("polish").GetProperty("meta");
        Assert.Equal((rounds, held), (meta.GetProperty("rounds").GetInt32(), meta.GetProperty("held").GetBoolean()));
        Assert.Equal(rounds, blocks.EnumerateObject().Count(block => block.Name.EndsWith("/better", StringComparison.Ordinal)));
        Assert.Contains($"polish[{rounds - 1}]", tree, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_and_a_list_show_what_a_repeat_goes_by()
    {
        using var project = await RunFolder.CreateAsync(width: 160, workflows: "polish");

        var shown = (await project.RunAsync("show latest --workflow polish")).Output;
        var graph = (await project.RunAsync("show latest --workflow polish --graph mermaid")).Output;

        Assert.Contains("accumulator.score >= inputs.wanted", shown, StringComparison.Ordinal);
        Assert.Contains("n_better", graph, StringComparison.Ordinal);
    }
}
