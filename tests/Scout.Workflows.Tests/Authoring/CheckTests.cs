using System.Text.Json;
using Scout.Checking;
using Scout.Revisions.Schemas;

namespace Scout.Workflows.Tests.Authoring;

/// <summary>What checks of suites are given, and what they give.</summary>
public sealed class CheckTests
{
    private const string Told = """
        {
          "run_id": "r1", "workflow": "desk", "revision_id": "abc", "environment": "staging", "inputs": { "text": "hello", "count": 2 }, "elapsed": "PT1.5S", "cost": 0.02,
          "blocks": [
            { "path": "lines[1]/line", "type": "text", "attempts": 1, "json": "second" },
            { "path": "lines[0]/line", "type": "text", "attempts": 1, "json": "first" },
            { "path": "customer", "type": "code", "attempts": 2, "elapsed": "PT0.2S", "failure": "no answer", "json": { "text": "friend", "count": 1 } },
            { "path": "page", "type": "http", "attempts": 1, "failure": "gone" }
          ],
          "what a later engine tells": true
        }
        """;

    [Fact]
    public void Facts_say_what_the_run_was_given_what_it_took_and_what_its_blocks_did()
    {
        var run = JsonSerializer.Deserialize<RunFacts>(Told, JsonShape.Options)!;

        Assert.Equal(("r1", "desk", "abc", "staging", TimeSpan.FromSeconds(1.5), 0.02m), (run.RunId, run.Workflow, run.RevisionId, run.Environment, run.Elapsed, run.Cost));
        Assert.Equal(new Asked("hello", 2), run.Input<Asked>());
        Assert.Equal("hello", run.Input<JsonElement>().GetProperty("text").GetString());
        Assert.Equal(4, run.Blocks.Count);
        Assert.Equal("second", run.Block("line")!.Output<string>());
        Assert.Equal("first", run.Block("lines[0]/line")!.Output<string>());
        Assert.Equal("second", run.Block("lines[]/line")!.Output<string>());
        Assert.Equal((new Asked("friend", 1), 2, "no answer", TimeSpan.FromSeconds(0.2)), (run.Block("customer")!.Output<Asked>(), run.Block("customer")!.Attempts, run.Block("customer")!.Failure, run.Block("customer")!.Elapsed));
        Assert.Null(run.Block("nobody"));
    }

    [Fact]
    public void What_is_not_there_or_of_another_type_is_told_in_words()
    {
        var run = JsonSerializer.Deserialize<RunFacts>(Told, JsonShape.Options)!;

        Assert.Equal("'page' has no output: gone", Assert.Throws<InvalidOperationException>(() => run.Block("page")!.Output<string>()).Message);
        Assert.StartsWith("The output of 'customer' is no int:", Assert.Throws<InvalidOperationException>(() => run.Block("customer")!.Output<int>()).Message, StringComparison.Ordinal);
        Assert.StartsWith("What the workflow was given is no ", Assert.Throws<InvalidOperationException>(() => run.Input<int>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_that_is_not_passed_says_why()
    {
        Assert.Equal((VerdictKind.Passed, null), (Verdict.Passed.Kind, Verdict.Passed.Why));
        Assert.Equal((VerdictKind.Failed, "no order"), (Verdict.Failed("no order").Kind, Verdict.Failed("no order").Why));
        Assert.Equal("Inconclusive: away", Verdict.Inconclusive("away").ToString());
        Assert.Equal(Verdict.Passed, Verdict.Of(true, "x"));
        Assert.Equal(Verdict.Failed("x"), Verdict.Of(false, "x"));
        Assert.Throws<ArgumentException>(() => Verdict.Failed(" "));
        Assert.Throws<ArgumentException>(() => Verdict.Of(true, ""));
        Assert.Equal("""{"kind":"failed","why":"x"}""", JsonSerializer.Serialize(Verdict.Failed("x"), JsonShape.Options));
    }

    internal sealed record Asked(string Text, int Count);
}
