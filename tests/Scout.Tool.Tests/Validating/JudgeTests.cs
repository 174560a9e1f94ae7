using System.Text.Json;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Validating;

/// <summary>A model judges answers by rubrics: its alias answers from a file here, and is asked in a worker as any.</summary>
public sealed class JudgeTests
{
    private const string Suite = """
        workflow: parrot
        repeat: 2
        cases:
          - name: kind
            inputs: { text: "Dear Ada, your parcel 4711 comes on Friday. {{ secrets.X }}" }
            expect: [{ judge: { rubric: "Names the parcel and is kind", model: fast } }]
          - name: rude
            inputs: { text: "Wait." }
            expect:
              - matches: { pattern: Wait }
              - judge: { rubric: "Names the parcel and is kind", model: fast, atLeast: 3 }
          - name: never judged
            inputs: { text: "Wait." }
            expect:
              - matches: { pattern: nothing }
              - judge: { rubric: "costs too much", model: fast }
        """;

    private const string Replies = """
        { "replies": [
          { "block": "judge", "contains": "parcel 4711 comes on Friday. {{ secrets.X }}", "reply": { "reason": "It names the parcel, kindly.", "score": 5 } },
          { "block": "judge", "contains": "Wait.", "reply": { "reason": "No parcel, no kindness.", "score": 1 } },
        ] }
        """;

    [Fact]
    public async Task A_judge_scores_what_else_is_as_expected_and_says_why()
    {
        using var folder = await ProjectAsync(Replies);

        var run = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.NotValid);

        Assert.Matches("✓ kind +2/2", run.Output);
        Assert.Matches("✗ rude +0/2", run.Output);
        Assert.Contains("line 11: the judge gives the output 1 of 5, not 3: No parcel, no kindness.", run.Output, StringComparison.Ordinal);
        Assert.Contains("line 15: the output does not match nothing", run.Output, StringComparison.Ordinal);
        // Two cases twice; where something else was not as expected nobody asked.
        var judged = (await folder.RunAsync("runs --last 50 --block judge --format json")).Json.GetProperty("runs");
        Assert.Equal(4, judged.GetArrayLength());
    }

    [Fact]
    public async Task What_it_was_told_and_who_it_was_is_in_the_evidence()
    {
        using var folder = await ProjectAsync(Replies);

        var run = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.NotValid);

        var evidence = JsonElement.Parse(await File.ReadAllTextAsync(folder.Folder.File(run.Output.Split("evidence: ")[1].Trim()), TestContext.Current.CancellationToken)).GetProperty("predicate").GetProperty("scout");
        Assert.Matches("^[0-9a-f]{64}$", evidence.GetProperty("judge").GetString());
        Assert.Equal(1, evidence.GetProperty("models").GetProperty("fast").GetArrayLength());
        Assert.True(evidence.GetProperty("settings").TryGetProperty("models.fast", out _));
        (await folder.RunAsync("check")).Expect(ExitCode.Done);
    }

    [Fact]
    public async Task One_that_cannot_be_asked_or_gives_no_score_is_neither_for_nor_against()
    {
        using var folder = await ProjectAsync("""{ "replies": [{ "block": "judge", "contains": "Friday", "reply": { "reason": "x", "score": 9 } }] }""");

        var run = (await folder.RunAsync("validate --no-build --case kind --case rude")).Expect(ExitCode.NotValid);

        Assert.Contains("? parrot: inconclusive", run.Output, StringComparison.Ordinal);
        Assert.Matches("\\? kind +0/2", run.Output);
        Assert.Matches("\\? rude +0/2", run.Output);
        Assert.Contains("the judge, model 'fast', could not be asked", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_there_is_not_is_told_before_anything_runs()
    {
        using var folder = await ProjectAsync(Replies, Suite.Replace("model: fast", "model: fats", StringComparison.Ordinal));

        var run = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Error);

        Assert.Contains("suites/parrot.yaml:6:16: development has no model 'fats', which is to judge. Add it to \"models\" in scout.json. Did you mean 'fast'?", run.Error, StringComparison.Ordinal);
    }

    private static async Task<RunFolder> ProjectAsync(string replies, string suite = Suite)
    {
        var folder = await ParrotSuite.ProjectAsync(suite);
        await File.WriteAllTextAsync(folder.Folder.File("replies.json"), replies, TestContext.Current.CancellationToken);
        return folder;
    }
}
