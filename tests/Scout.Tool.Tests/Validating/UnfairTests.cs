using System.Xml.Linq;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Validating;

/// <summary>What must not be held against a workflow, nor for it.</summary>
public sealed class UnfairTests
{
    [Fact]
    public async Task A_model_that_could_not_be_asked_is_neither_for_nor_against_also_where_something_was_put_in_place_of_its_answer()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: guess
            cases:
              - name: nothing is expected
                inputs: { all: [down] }
              - name: something is
                inputs: { all: [up, down] }
                expect: [{ matches: { at: /1, pattern: '^down [0-9a-f]+$' } }]
              - name: asked
                inputs: { all: [up] }
              - name: on purpose
                inputs: { all: [up] }
                blocks: { guess: { error: "nobody is there" } }
                expect: [{ equals: { value: [we answer tomorrow] } }]
            """, "guess");

        var run = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.NotValid);

        Assert.Contains("? guess: inconclusive", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\? nothing is expected +0/1", run.Output);
        Assert.Matches(@"\? something is +0/1", run.Output);
        Assert.Matches("✓ asked +1/1", run.Output);
        Assert.Matches("✓ on purpose +1/1", run.Output);
        Assert.Contains("block 'guesses[0]/guess' could not ask its model, and something was put in place of the answer:", run.Output, StringComparison.Ordinal);
        var json = (await folder.RunAsync("validate --no-build --format json --case \"nothing is expected\"")).Json.GetProperty("suites")[0];
        Assert.Empty(json.GetProperty("models").EnumerateObject());
    }

    [Fact]
    public async Task What_runs_now_is_given_the_inputs_that_it_knows_and_a_case_that_cannot_be_run_there_says_why()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: parrot
            repeat: 5
            cases:
              - name: says it
                inputs: { text: polly, loud: true }
                expect: [{ equals: { value: polly } }]
            """);
        var old = (await folder.RunAsync("history parrot --format json")).Json.GetProperty("revisions")[0].GetProperty("revision_id").GetString();
        await folder.BuildOnAsync("parrot", revision => revision["input"]!["properties"]!["loud"] = System.Text.Json.Nodes.JsonNode.Parse("""{"type":"boolean","default":false}"""));
        var more = (await folder.RunAsync($"validate --no-build --against {old} --format json")).Expect(ExitCode.Done).Json.GetProperty("suites")[0];
        Assert.Equal(5, more.GetProperty("comparison").GetProperty("pairs").GetInt32());

        await folder.BuildOnAsync("parrot", revision =>
        {
            revision["input"]!["properties"]!["loud"] = System.Text.Json.Nodes.JsonNode.Parse("""{"type":"boolean","default":false}""");
            revision["input"]!["properties"]!["end"] = System.Text.Json.Nodes.JsonNode.Parse("""{"type":"string","default":"result"}""");
            revision["input"]!["required"] = System.Text.Json.Nodes.JsonNode.Parse("""["text"]""");
        });
        await folder.BuildOnAsync("parrot", revision => revision["input"]!["properties"]!["text"] = System.Text.Json.Nodes.JsonNode.Parse("""{"type":"string","minLength":9}"""));
        var strict = (await folder.RunAsync("history parrot --format json")).Json.GetProperty("revisions")[0].GetProperty("revision_id").GetString();
        await folder.BuildOnAsync("parrot", revision => revision["input"]!["properties"]!["loud"] = System.Text.Json.Nodes.JsonNode.Parse("""{"type":"boolean","default":false}"""));

        var none = (await folder.RunAsync($"validate --no-build --against {strict}")).Expect(ExitCode.NotValid).Output;
        Assert.Contains("not compared: case 'says it': inputs.text: at least 9 characters are expected, not 5", none, StringComparison.Ordinal);
        Assert.Contains("1 case could not be run there: give the suite cases that both can run, or take revisions without a comparison", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_for_machines_is_no_pass_where_the_budget_is_over()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: desk
            repeat: 3
            pass: 0.3
            cases:
              - name: thanks
                inputs: { user_message: "Thank you" }
            """, "desk");
        await PriceAsync(folder);

        (await folder.RunAsync(["validate", "--no-build", "--together", "1", "--max-cost", "0.01", "--report", $"junit={folder.Folder.File("r.xml")}"])).Expect(ExitCode.NotValid);

        var suite = XDocument.Load(folder.Folder.File("r.xml")).Root!.Element("testsuite")!;
        Assert.Equal(("2", "0", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value));
        Assert.Contains("inconclusive: the budget of 0.01 is used up", suite.Descendants("error").Single().Attribute("message")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_that_fails_elsewhere_is_not_the_same()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "parrot");
        await folder.RunAsync("run --no-build --input text=ouch --input end=exception");
        Assert.Equal(1, (await folder.RunAsync("replay --format json")).Json.GetProperty("same").GetInt32());
        await folder.BuildOnAsync("parrot", revision =>
        {
            revision["blocks"]!["said"]!["config"]!["arguments"]![1] = "inputs.text";
            revision["blocks"]!["heard"]!["config"]!["template"] = "{{ 1 / 0 }}";
        });

        var json = (await folder.RunAsync("replay --format json")).Json;

        Assert.Equal((0, 1), (json.GetProperty("same").GetInt32(), json.GetProperty("different").GetInt32()));
        Assert.Equal(("failed", "heard"), (json.GetProperty("runs")[0].GetProperty("after").GetProperty("status").GetString(), json.GetProperty("runs")[0].GetProperty("after").GetProperty("error").GetProperty("block").GetString()));
    }

    [Fact]
    public async Task Suites_that_are_validated_together_have_one_budget()
    {
        const string suite = """
            workflow: desk
            cases:
              - name: thanks
                inputs: { user_message: "Thank you" }
            """;
        using var folder = await ParrotSuite.ProjectAsync(suite, "desk");
        foreach (var name in (string[])["second", "third"])
        {
            await File.WriteAllTextAsync(folder.Folder.File($"suites/{name}.yaml"), suite, TestContext.Current.CancellationToken);
        }

        await PriceAsync(folder);

        var suites = (await folder.RunAsync("validate --no-build --together 1 --max-cost 1 --format json")).Expect(ExitCode.NotValid).Json.GetProperty("suites").EnumerateArray().Select(one => one.GetProperty("verdict").GetString());

        Assert.Equal(["passed", "inconclusive", "inconclusive"], suites);
        Assert.Equal(1, (await folder.RunAsync("runs --format json")).Json.GetProperty("runs").GetArrayLength());
    }

    // A run costs a little more than 1.
    private static async Task PriceAsync(RunFolder folder)
    {
        var settings = folder.Folder.File("scout.json");
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken)).Replace("\"replies\": \"replies.json\"", "\"replies\": \"replies.json\", \"price\": { \"input\": 1000, \"output\": 1000 }", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.Folder.File("replies.json"), """{ "replies": [{ "block": "triage", "reply": { "category": "thanks", "urgent": false }, "tokens": { "input": 1000, "output": 10 } }] }""", TestContext.Current.CancellationToken);
    }
}
