using System.Text.Json;
using Scout.Environments.Projects;
using Scout.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Validating;

/// <summary>Answers of models are kept for the next validation, where nothing depends on whether they are asked for.</summary>
public sealed class KeptAnswersTests
{
    private const string Suite = """
        workflow: guess
        repeat: 2
        cases:
          - name: two alike
            inputs: { all: [one, one] }
            expect: [{ matches: { at: /0, pattern: '^one [0-9a-f]+$' } }]
        """;

    [Fact]
    public async Task A_question_that_has_not_changed_is_answered_as_before_each_repetition_with_its_own_answer()
    {
        using var folder = await ParrotSuite.ProjectAsync(Suite, "guess");

        var first = (await folder.RunAsync("validate --no-build --format json")).Expect(ExitCode.Done).Json.GetProperty("suites")[0];
        Assert.False(first.TryGetProperty("kept_answers", out _));
        Assert.True(first.TryGetProperty("evidence", out _));
        var asked = Outputs(folder, first);
        Assert.Equal(4, asked.SelectMany(output => output).Distinct().Count());

        var second = (await folder.RunAsync("validate --no-build --format json")).Expect(ExitCode.Done).Json.GetProperty("suites")[0];
        Assert.Equal(4, second.GetProperty("kept_answers").GetInt32());
        Assert.Equal("guesser-1", second.GetProperty("models").GetProperty("guesser")[0].GetString());
        // It was asked for by nobody, so it shows nothing of today.
        Assert.False(second.TryGetProperty("evidence", out _));
        Assert.Equal(Sorted(asked), Sorted(Outputs(folder, second)));

        var block = (await folder.RunAsync($"logs {second.GetProperty("cases")[0].GetProperty("runs")[0].GetProperty("run_id")} --format json")).Json.GetProperty("blocks").GetProperty("guesses[0]/guess").GetProperty("meta");
        Assert.Equal(1, block.GetProperty("kept_answers").GetInt32());
        Assert.False(block.TryGetProperty("input_tokens", out _));

        var more = (await folder.RunAsync("validate --no-build --repeat 3")).Expect(ExitCode.Done).Output;
        Assert.Contains("4 answers kept from before (no evidence; --fresh asks again)", more, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_asked_again_where_somebody_wants_that_where_it_is_of_an_environment_and_where_time_or_cost_are_expected()
    {
        using var folder = await ParrotSuite.ProjectAsync(Suite, "guess");
        var first = (await folder.RunAsync("validate --no-build --format json")).Expect(ExitCode.Done).Json.GetProperty("suites")[0];

        foreach (var line in (string[])["validate --no-build --fresh --format json", "validate --no-build --environment development --format json"])
        {
            var again = (await folder.RunAsync(line)).Expect(ExitCode.Done).Json.GetProperty("suites")[0];
            Assert.False(again.TryGetProperty("kept_answers", out _));
            Assert.True(again.TryGetProperty("evidence", out _));
            Assert.Empty(Sorted(Outputs(folder, first)).Intersect(Sorted(Outputs(folder, again))));
            first = again;
        }

        // The answers that were asked for last are those that are kept.
        var kept = (await folder.RunAsync("validate --no-build --format json")).Expect(ExitCode.Done).Json.GetProperty("suites")[0];
        Assert.Equal(Sorted(Outputs(folder, first)), Sorted(Outputs(folder, kept)));

        await File.WriteAllTextAsync(folder.Folder.File("suites/guess.yaml"), Suite + """

              - name: at once
                inputs: { all: [one] }
                expect: [{ time: { atMost: 1m } }]
            """, TestContext.Current.CancellationToken);
        var timed = (await folder.RunAsync("validate --no-build --format json")).Expect(ExitCode.Done).Json.GetProperty("suites")[0];
        Assert.Equal(4, timed.GetProperty("kept_answers").GetInt32());
    }

    [Fact]
    public async Task What_is_asked_otherwise_or_is_past_its_time_is_asked_for()
    {
        using var folder = await ParrotSuite.ProjectAsync(Suite, "guess");
        (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Done);

        await folder.BuildOnAsync("guess", revision => revision["blocks"]!["guesses"]!["body"]!["blocks"]!["guess"]!["config"]!["temperature"] = 0.5);
        Assert.DoesNotContain("kept from before", (await folder.RunAsync("validate --no-build --against none")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
        Assert.Contains("4 answers kept", (await folder.RunAsync("validate --no-build --against none")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);

        var answers = folder.Folder.File(".scout/runs/answers");
        foreach (var file in Directory.GetFiles(answers))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-31));
        }

        await File.WriteAllTextAsync(Path.Combine(answers, "left.tmp"), "x", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(Path.Combine(answers, "left.tmp"), DateTime.UtcNow.AddDays(-1));
        Assert.DoesNotContain("kept from before", (await folder.RunAsync("validate --no-build --against none")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
        Assert.Equal(4, Directory.GetFiles(answers).Length);

        foreach (var file in Directory.GetFiles(answers))
        {
            await File.WriteAllTextAsync(file, "{", TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain("kept from before", (await folder.RunAsync("validate --no-build --against none")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
    }

    private static string[][] Outputs(RunFolder folder, JsonElement suite)
    {
        var store = RunStore.Open(ScoutProject.Find(folder.Folder.Path));
        return [.. suite.GetProperty("cases")[0].GetProperty("runs").EnumerateArray().Select(run => store.Read(run.GetProperty("run_id").GetString()!).Output!.Value.EnumerateArray().Select(guess => guess.GetString()!).ToArray())];
    }

    // Rounds of a loop ask in any order.
    private static string[] Sorted(string[][] outputs) => [.. outputs.SelectMany(output => output).Order(StringComparer.Ordinal)];
}
