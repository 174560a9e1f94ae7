using System.Text.Json;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

/// <summary>Validation with what a newcomer has: the template, the packages and the packed tool.</summary>
public sealed class A_suite_of_ones_own(PackageFeed feed)
{
    private const string Suite = """
        # yaml-language-server: $schema=suite.schema.json
        workflow: shop
        repeat: 2
        cases:
          - name: a complaint
            file: inputs/complaint.json
            expect:
              - path: [triage, apologise]
              - matches: { at: /answer, pattern: colleague }
              - code: Shop.Checks.NamesTheOrder
              - judge: { at: /answer, rubric: Is sorry, model: fast }
              - time: { atMost: 1m }
          - name: nothing is known of it
            inputs: { text: "Do you have teapots?" }
            blocks: { triage: { output: { category: other, upset: false } } }
            expect: [{ path: { not: [apologise] } }, { noFailures: true }]
        """;

    private const string Checks = """
        using Scout.Checking;

        namespace Shop;

        public static class Checks
        {
            public static Verdict NamesTheOrder(Reply reply, RunFacts run) =>
                Verdict.Of(run.Block("order") is { Failure: null } && reply.Answer.Contains("WORD", StringComparison.Ordinal), $"it does not say WORD: {reply.Answer}");
        }
        """;

    [Fact]
    public async Task Validates_opens_a_gate_and_grows_by_what_was_run()
    {
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop");
        shop.Write("suites/shop.yaml", Suite)
            .Write("Checks.cs", Checks.Replace("WORD", "sorry", StringComparison.Ordinal))
            .Edit("replies.json", "\"replies\": [", "\"replies\": [\n    { \"block\": \"judge\", \"contains\": \"Is sorry\", \"reply\": { \"reason\": \"It says so.\", \"score\": 5 } },")
            .Edit("scout.json", "\"requires\": [\"development\"],", "\"requires\": [\"development\"], \"validation\": { \"suites\": [\"shop\"] },");
        await shop.BuildAsync("-warnaserror");

        await shop.ScoutAsync(4, "promote", "--to", "staging");
        var json = (await shop.ScoutAsync(0, "validate", "--format", "json", "--report", "junit", "--report", "markdown", "--report", "html")).Json;
        Assert.Equal("passed", json.GetProperty("verdict").GetString());
        Assert.All((string[])["validation.xml", "validation.md", "validation.html"], report => Assert.True(shop.Exists(report)));
        await shop.ScoutAsync(0, "promote", "--to", "staging", "--reason", "validated");
        await shop.ScoutAsync(0, "check");

        Assert.Equal(JsonValueKind.Object, (await shop.ScoutAsync(0, "validate", "--schema")).Json.ValueKind);
        var run = (await shop.ScoutAsync(0, "run", "--environment", "staging", "--inputs", "inputs/question.json", "--format", "json")).Json;
        await shop.ScoutAsync(0, "capture", run.GetProperty("run_id").GetString()!, "--to", "shop", "--name", "captured");
        var again = await shop.ScoutAsync(0, "validate", "--case", "captured", "--against", "none");
        Assert.Contains("✓ captured", again.Output, StringComparison.Ordinal);
        await shop.ScoutAsync(0, "replay", "--from", "staging", "--last", "5");

        shop.Edit("Checks.cs", "Contains(\"sorry\"", "Contains(\"1043\"");
        var failed = await shop.ScoutAsync(5, "validate", "--case", "a complaint", "--against", "none");
        Assert.Contains("Shop.Checks.NamesTheOrder of the output: it does not say sorry", failed.Output, StringComparison.Ordinal);
    }
}
