using System.Text.Json;
using System.Xml.Linq;
using Scout.Environments.Projects;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Tool.CommandLine;
using Scout.Validation.Suites;

namespace Scout.Tool.Tests.Validating;

/// <summary><c>validate</c> as a user has it: a project that is built, suites in files, real workers.</summary>
public sealed class ValidateTests
{
    [Fact]
    public async Task A_suite_is_run_case_by_case_and_what_is_not_as_expected_is_told_with_its_run()
    {
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text);

        var run = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.NotValid);

        Assert.Contains("✗ parrot: failed", run.Output, StringComparison.Ordinal);
        Assert.Matches("✓ says it +1/1", run.Output);
        Assert.Matches("✗ cannot +0/1", run.Output);
        Assert.Matches("✓ says what stands in +1/1", run.Output);
        var id = RunIds.ShortOf(Runs(folder).List(new() { Status = RunStatus.Failed }).Runs[0].RunId);
        Assert.Matches($"the run failed: Block 'said' failed: .*cannot say ouch.* dotnet scout logs {id}", run.Output);
        Assert.Contains("3 runs", run.Output, StringComparison.Ordinal);

        var json = (await folder.RunAsync("validate --no-build --tag short --format json")).Expect(ExitCode.Done).Json;
        Assert.Equal(("passed", "development"), (json.GetProperty("verdict").GetString(), json.GetProperty("environment").GetString()));
        Assert.Equal(["says it", "says what stands in"], json.GetProperty("suites")[0].GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("case").GetString()));
    }

    [Fact]
    public async Task Its_runs_are_kept_as_those_of_a_validation_and_are_neither_gone_on_with_nor_counted()
    {
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text);
        await folder.RunAsync("validate --no-build");
        var entry = Runs(folder).List().Runs[0];

        Assert.Equal(("validation", "parrot"), (entry.Trigger, entry.TriggerName));
        Assert.Equal(3, (await folder.RunAsync("runs --trigger validation:parrot --format json")).Json.GetProperty("runs").GetArrayLength());
        Assert.False((await folder.RunAsync("status --format json")).Json.GetProperty("workflows")[0].GetProperty("environments")[0].TryGetProperty("health", out _));
        // The cases run at the same time, so which of them began last is luck.
        var completed = Runs(folder).List(new() { Status = RunStatus.Completed }).Runs;
        var logs = await Task.WhenAll(completed.Select(async run => (await folder.RunAsync($"logs {run.RunId} --format json")).Json));
        Assert.Equal(2, logs.Length);
        Assert.Single(logs, log => log.GetProperty("blocks").EnumerateObject().Any(block => block.Value.TryGetProperty("meta", out var meta) && meta.GetProperty("stood_in").GetBoolean()));
    }

    [Fact]
    public async Task It_is_compared_with_another_revision_in_turn_and_luck_is_told_from_worse()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: parrot
            repeat: 3
            cases:
              - name: says it
                inputs: { text: polly }
                expect: [{ equals: { value: polly } }]
              - name: says that too
                inputs: { text: kettle }
                expect: [{ equals: { value: kettle } }]
            """);
        await folder.BuildOnAsync("parrot", revision => revision["blocks"]!["said"]!["timeout_ms"] = 60_000);
        var revisions = (await folder.RunAsync("history parrot --format json")).Json.GetProperty("revisions").EnumerateArray().Select(one => one.GetProperty("revision_id").GetString()!).ToArray();

        var json = (await folder.RunAsync($"validate --no-build --against {revisions[1][..10]} --format json")).Expect(ExitCode.Done).Json;

        var (suite, comparison) = (json.GetProperty("suites")[0], json.GetProperty("suites")[0].GetProperty("comparison"));
        Assert.Equal((revisions[0], revisions[1], "not_worse"), (json.GetProperty("revision_id").GetString(), comparison.GetProperty("revision_id").GetString(), comparison.GetProperty("verdict").GetString()));
        Assert.Equal((6, 12, 3), (comparison.GetProperty("pairs").GetInt32(), suite.GetProperty("runs").GetInt32(), suite.GetProperty("cases")[0].GetProperty("current_passed").GetInt32()));
        var sides = Runs(folder).List(limit: 20).Runs.Reverse().Select(run => run.RevisionId == revisions[0]).ToArray();
        Assert.InRange(sides.Take(6).Count(isCandidate => isCandidate), 2, 4);

        var few = (await folder.RunAsync($"validate --no-build --against {revisions[1][..10]} --repeat 1")).Expect(ExitCode.NotValid);
        Assert.Contains("? parrot: inconclusive", few.Output, StringComparison.Ordinal);
        Assert.Contains("2 pairs with", few.Output, StringComparison.Ordinal);
        Assert.Contains("at least 5 are needed", few.Output, StringComparison.Ordinal);

        var same = (await folder.RunAsync($"validate --no-build --against {revisions[0][..10]}")).Expect(ExitCode.Error);
        Assert.Contains("SCOUT9108", same.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_that_breaks_what_worked_is_worse()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: parrot
            repeat: 5
            cases:
              - name: says it
                inputs: { text: polly }
                expect: [{ equals: { value: polly } }]
            """);
        await folder.BuildOnAsync("parrot", revision => revision["blocks"]!["heard"]!["config"]!["template"] = "quiet");
        var before = (await folder.RunAsync("history parrot --format json")).Json.GetProperty("revisions")[1].GetProperty("revision_id").GetString()!;

        var run = (await folder.RunAsync($"validate --no-build --against {before[..10]}")).Expect(ExitCode.NotValid);

        Assert.Contains("broken: it was 5/5", run.Output, StringComparison.Ordinal);
        Assert.Contains("worse than", run.Output, StringComparison.Ordinal);
        Assert.Contains("only here failed 5, only there 0; the chance of that between equals is 0.0313, the level 0.05", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_and_has_effects_must_have_something_that_stands_in_for_it()
    {
        const string Cases = """
            cases:
              - name: paid back
                inputs: { order: A-1, amount: 12.5, cooling: P30D }
                expect: [{ path: [done] }]
            """;
        using var folder = await ParrotSuite.ProjectAsync($"workflow: refund\n{Cases}", "refund");

        var refused = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Error);
        Assert.Contains("case 'paid back': block 'allow' waits for somebody outside, and nothing stands in for it. Give it an output, blocks: { allow: { output: ... } }.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("block 'cooled' waits for a time, and nothing stands in for it. Give it an output, blocks: { cooled: { output: ... } }, or let effects be in the suite, allow: [effects].", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Runs(folder).List().Runs);

        await File.WriteAllTextAsync(folder.Folder.File("suites/refund.yaml"), $$"""
            workflow: refund
            blocks:
              cooled: { output: '2026-12-24T00:00:00Z' }
              allow: { output: { approved: true, by: Ada, reason: fine, at: '2026-12-24T00:00:00Z' } }
              paid: { output: { receipt: R-1, amount: 12.5 } }
            {{Cases}}
            """, TestContext.Current.CancellationToken);
        (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Done);
    }

    [Theory]
    [InlineData("cases: []", "SCOUT9101", "cases is an empty list: nothing would be tried")]
    [InlineData("cases: [{ name: a, inputs: { txt: x } }]", "SCOUT9101", "case 'a': inputs.txt: unknown; did you mean text?")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, blocks: { sad: { output: y } } }]", "SCOUT9101", "parrot has no block 'sad'; there are heard, said. Did you mean 'said'?")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, blocks: { said: { output: 5 } } }]", "SCOUT9101", "what stands in for 'said' does not fit its output: said: a text is expected")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, expect: [{ path: [herd] }] }]", "SCOUT9101", "Did you mean 'heard'?")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, expect: [{ matches: { pattern: '(' } }] }]", "SCOUT9101", "is no regular expression")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, expect: [{ path: [herd] }, { costs: 1 }] }]", "SCOUT9101", "Did you mean 'cost'?")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, expect: [{ path: [herd] }, { costs: 1 }] }]", "SCOUT9101", "Did you mean 'heard'?")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, expect: [{ path: { not: ['heard[01]'] } }] }]", "SCOUT9101", "parrot has no block 'heard[01]'")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, expect: [{ equals: { at: /answer, value: x } }] }]", "SCOUT9101", "there is never a /answer: it has no 'answer'.")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, expect: [{ schema: { is: { properties: { answer: {} } } } }] }]", "SCOUT9101", "the schema checks nothing of 'answer'")]
    [InlineData("cases: [{ name: a, inputs: { text: x }, expect: [{ equals: { block: said, at: /answer, value: x } }] }]", "SCOUT9101", "there is never a /answer of 'said'")]
    [InlineData("cases: &a [{ name: a, inputs: *a }]", "SCOUT9101", "*a stands for nothing")]
    public async Task Nothing_is_run_of_a_suite_that_is_not_right(string cases, string code, string says)
    {
        using var folder = await ParrotSuite.ProjectAsync($"workflow: parrot\n{cases}");

        var run = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Error);

        Assert.Contains($"error {code}", run.Error, StringComparison.Ordinal);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Empty(Runs(folder).List().Runs);
    }

    [Theory]
    [InlineData("validate --no-build --suite parot", "SCOUT9102", "Did you mean 'parrot'?")]
    [InlineData("validate --no-build --case \"says that\"", "SCOUT9105", "Did you mean 'says it'?")]
    [InlineData("validate --no-build --tag long", "SCOUT9105", "There are 'short'.")]
    [InlineData("validate --no-build --case cannot --tag short", "SCOUT9109", "has the tag 'short'")]
    [InlineData("validate --no-build --repeat 0", "", "--repeat is a number from 1 to 100.")]
    [InlineData("validate --no-build --max-cost 0", "", "--max-cost is an amount over 0, such as 0.50.")]
    [InlineData("validate --no-build --max-cost NaN", "", "--max-cost is an amount over 0, such as 0.50.")]
    [InlineData("validate --no-build --report junit=none/r.xml", "", "--report: none/r.xml cannot be written: there is no folder")]
    [InlineData("validate --suite parot", "SCOUT9102", "Did you mean 'parrot'?")]
    [InlineData("validate --no-build --report juint", "", "Did you mean 'junit'?")]
    [InlineData("validate --environment staging", "SCOUT6", "staging")]
    public async Task What_cannot_be_chosen_is_an_error_and_never_a_pass(string line, string code, string says)
    {
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text);

        var run = (await folder.RunAsync(line)).Expect(ExitCode.Error);

        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_suite_nothing_is_run()
    {
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text);
        File.Delete(folder.Folder.File("suites/parrot.yaml"));

        Assert.Contains("SCOUT9103", (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.Folder.File("suites/other.yaml"), ParrotSuite.Text.Replace("parrot", "other", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("SCOUT9103", (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        var other = (await folder.RunAsync("validate --no-build --suite other")).Expect(ExitCode.Error).Error;
        Assert.Contains("SCOUT9107", other, StringComparison.Ordinal);
        Assert.Contains("There is no such workflow: correct \"workflow\" in suites/other.yaml.", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_say_the_same_and_hold_what_others_wrote_as_text()
    {
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text.Replace("polly", "'<script>alert(1)</script> | `x` @ada'", StringComparison.Ordinal).Replace("name: cannot", "name: '<b>cannot</b>'", StringComparison.Ordinal).Replace("value: ouch", "value: '<i>'", StringComparison.Ordinal));
        var (xml, markdown, html) = (folder.Folder.File("r.xml"), folder.Folder.File("r.md"), folder.Folder.File("r.html"));

        (await folder.RunAsync(["validate", "--no-build", "--report", $"junit={xml}", "--report", $"markdown={markdown}", "--report", $"html={html}"])).Expect(ExitCode.NotValid);

        var suite = XDocument.Load(xml).Root!.Element("testsuite")!;
        Assert.Equal(("3", "1", "0"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value));
        Assert.Equal(["says it", "<b>cannot</b>", "says what stands in"], suite.Elements("testcase").Select(one => one.Attribute("name")!.Value));
        Assert.Contains("cannot say ouch", suite.Descendants("failure").Single().Value, StringComparison.Ordinal);
        Assert.Contains("| ✗ | &lt;b&gt;cannot&lt;/b&gt; | 0/1 |", await File.ReadAllTextAsync(markdown, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken);
        Assert.Contains("&lt;b&gt;cannot&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_an_error_after_the_answer()
    {
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text);

        Directory.CreateDirectory(folder.Folder.File("r.xml"));

        var run = (await folder.RunAsync(["validate", "--no-build", "--report", $"junit={folder.Folder.File("r.xml")}", "--report", $"html={folder.Folder.File("r.html")}"])).Expect(ExitCode.Error);

        Assert.Contains("SCOUT6240", run.Error, StringComparison.Ordinal);
        Assert.Contains("✗ parrot: failed", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.Folder.File("r.html")));
    }

    [Fact]
    public async Task A_report_goes_through_links_and_into_devices_and_takes_the_place_of_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there are no such devices");
        using var folder = await ParrotSuite.ProjectAsync(ParrotSuite.Text);
        await File.WriteAllTextAsync(folder.Folder.File("real.md"), "before", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(folder.Folder.File("link.md"), "real.md");
        // Never the real one: where the mend is not there, its place is taken.
        System.Diagnostics.Process.Start("mkfifo", folder.Folder.File("pipe.md")).WaitForExit();
        var read = Task.Run(() => File.ReadAllText(folder.Folder.File("pipe.md")), TestContext.Current.CancellationToken);

        (await folder.RunAsync(["validate", "--no-build", "--report", $"markdown={folder.Folder.File("link.md")}", "--report", $"markdown={folder.Folder.File("pipe.md")}"])).Expect(ExitCode.NotValid);

        Assert.Equal("real.md", new FileInfo(folder.Folder.File("link.md")).LinkTarget);
        var text = await File.ReadAllTextAsync(folder.Folder.File("real.md"), TestContext.Current.CancellationToken);
        Assert.Contains("parrot", text, StringComparison.Ordinal);
        Assert.Equal(text, await read.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_stops_it_keeps_what_is_done_and_the_rest_is_inconclusive()
    {
        using var folder = await ParrotSuite.ProjectAsync("""
            workflow: gate
            cases:
              - name: known
                inputs: { name: ada, known: true }
              - name: waits for ever
                inputs: { name: bob, known: false }
                blocks: { stranger: { output: null } }
              - name: comes after that
                inputs: { name: eve, known: true }
            """, "gate");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var output = new StringWriter();
        var running = folder.Folder.RunUntilAsync(["validate", "--no-build", "--together", "1", "--format", "json"], stop.Token, output);
        while (Runs(folder).List().Runs.Length < 2 && !running.IsCompleted)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        var run = (await running).Expect(ExitCode.Interrupted);

        var suite = JsonElement.Parse(run.Output).GetProperty("suites")[0];
        Assert.Equal(("inconclusive", "it was stopped before its end"), (suite.GetProperty("verdict").GetString(), suite.GetProperty("why").GetString()));
        var verdicts = suite.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("verdict").GetString()).ToArray();
        Assert.Equal(["passed", "inconclusive", "inconclusive"], verdicts);
    }

    [Fact]
    public async Task The_schema_is_one_and_knows_all_that_suites_have()
    {
        using var folder = new ToolFolder();

        var schema = JsonElement.Parse((await folder.RunAsync("validate --schema")).Expect(ExitCode.Done).Output);

        Assert.Equal(["workflow", "repeat", "pass", "allow", "blocks", "cases"], schema.GetProperty("properties").EnumerateObject().Select(member => member.Name));
        Assert.Equal(ExpectationReader.Names.Order(StringComparer.Ordinal), schema.GetProperty("$defs").GetProperty("expectation").GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    private static RunStore Runs(RunFolder folder) => RunStore.Open(ScoutProject.Find(folder.Folder.Path));
}
