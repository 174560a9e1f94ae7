using System.Text.Json;
using Scout.Tool.CommandLine;

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

    [Fact]
    public async Task A_foreach_goes_on_without_the_items_that_may_fail_and_people_are_told_which_did()
    {
        using var project = await RunFolder.CreateAsync(width: 160, workflows: "letters");

        var run = await project.RunAsync(["run", "letters", "--no-build", "--input", """names=["Ada","","Cy"]""", "--format", "json"]);
        var log = JsonElement.Parse((await project.RunAsync("logs --format json")).Output);
        var tree = (await project.RunAsync("logs")).Output;
        var block = (await project.RunAsync("logs --block letters")).Output;
        var lines = (await project.RunAsync(["run", "letters", "--no-build", "--input", """names=["Ada","","Cy"]"""])).Expect(ExitCode.Done).Output;

        Assert.Equal(["Dear Ada", null, "Dear Cy"], JsonElement.Parse(run.Output).GetProperty("output").EnumerateArray().Select(letter => letter.GetString()));
        Assert.Equal("completed", log.GetProperty("status").GetString());
        Assert.Equal("failed", log.GetProperty("blocks").GetProperty("letters[1]/called").GetProperty("status").GetString());
        Assert.Equal(1, log.GetProperty("blocks").GetProperty("letters").GetProperty("meta").GetProperty("failures")[0].GetProperty("index").GetInt32());
        Assert.Contains("Nobody has no name.", tree, StringComparison.Ordinal);
        Assert.Contains("SCOUT7016", block, StringComparison.Ordinal);
        Assert.Matches(@"≈ letters  foreach  .*1 item failed", tree);
        Assert.Matches(@"\n  ≈ letters  .*1 item failed; \[""Dear Ada"",null,""Dear Cy""\]", lines);
        Assert.Matches(@"\nCompleted in [\d.]+ m?s, with 1 failed item \(≈\)\n", lines);
    }

    [Fact]
    public async Task A_foreach_fails_with_one_failure_more()
    {
        using var project = await RunFolder.CreateAsync(workflows: "letters");

        var run = await project.RunAsync(["run", "letters", "--no-build", "--input", """names=["","","Cy",""]"""]);

        Assert.NotEqual(ExitCode.Done, run.Code);
        Assert.Contains("Nobody has no name.", run.Output + run.Error, StringComparison.Ordinal);
    }
}
