using System.Text.Json;
using Scout.Environments.Projects;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Validating;

/// <summary>Recorded runs become cases, and are run again on other revisions.</summary>
public sealed class CaptureTests
{
    [Fact]
    public async Task A_recorded_run_becomes_a_case_that_passes_without_what_is_about_somebody()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "parrot");
        await folder.RunAsync(["run", "--no-build", "--input", "text=Mail ada@mail.example.org or call +49 170 1234567, Grace!"]);

        var made = (await folder.RunAsync(["capture", Newest(folder), "--to", "parrot", "--name", "mail: \"ada\"", "--redact", "/text"])).Expect(ExitCode.Done);

        Assert.Contains("suites/parrot.yaml has one case more: mail: \"ada\"", made.Output, StringComparison.Ordinal);
        Assert.Contains("look at the case before it is committed", made.Error, StringComparison.Ordinal);
        await folder.RunAsync(["run", "--no-build", "--input", "text=Mail ada@mail.example.org or call +49 170 1234567, Grace!"]);
        (await folder.RunAsync(["capture", Newest(folder), "--to", "parrot"])).Expect(ExitCode.Done);
        var suite = await File.ReadAllTextAsync(folder.Folder.File("suites/parrot.yaml"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("ada@mail", suite, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", suite, StringComparison.Ordinal);
        Assert.Contains("text: \"[text 1]\"", suite, StringComparison.Ordinal);
        Assert.Contains("text: \"Mail person1@example.com or call [telephone 1], Grace!\"", suite, StringComparison.Ordinal);

        var validated = (await folder.RunAsync("validate --no-build --format json")).Expect(ExitCode.Done).Json;
        Assert.Equal(2, validated.GetProperty("suites")[0].GetProperty("cases").GetArrayLength());
    }

    [Fact]
    public async Task A_suite_keeps_what_is_in_it_and_gets_a_case_at_its_end()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "parrot");
        Directory.CreateDirectory(folder.Folder.File("suites"));
        const string Before = "# ours\r\nworkflow: parrot\r\ncases:\r\n- name: one   # the first\r\n  inputs: { text: x }\r\n\r\n";
        await File.WriteAllTextAsync(folder.Folder.File("suites/parrot.yaml"), Before, TestContext.Current.CancellationToken);
        await folder.RunAsync(["run", "--no-build", "--input", "text=yes: \u2028 # 'no' \"x\" {{ a }}"]);

        (await folder.RunAsync(["capture", Newest(folder), "--to", "parrot"])).Expect(ExitCode.Done);

        var after = await File.ReadAllTextAsync(folder.Folder.File("suites/parrot.yaml"), TestContext.Current.CancellationToken);
        Assert.StartsWith(Before, after, StringComparison.Ordinal);
        Assert.Contains("\n- name: captured ", after, StringComparison.Ordinal);
        (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Done);

        Assert.Contains("error SCOUT9128: There is a case 'captured ", (await folder.RunAsync(["capture", Newest(folder, "tool"), "--to", "parrot"])).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.Folder.File("suites/parrot.yaml"), "workflow: parrot\ncases: [{ name: one, inputs: { text: x } }]\nrepeat: 2\n", TestContext.Current.CancellationToken);
        var refused = (await folder.RunAsync(["capture", Newest(folder, "tool"), "--to", "parrot"])).Expect(ExitCode.Error);
        Assert.Contains("SCOUT9124", refused.Error, StringComparison.Ordinal);
        Assert.Contains("- name: captured", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_block_with_an_effect_gave_stands_in_for_it()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "refund");
        await folder.RunAsync("run --no-build --no-wait --input order=A-1 --input amount=12.5 --input cooling=PT0.01S");
        var id = Newest(folder);
        await folder.RunAsync("resume --due");
        await folder.RunAsync($"approve {id} --reason fine --no-wait");
        await folder.RunAsync(["signal", id, "payment", "--data", """{"receipt":"R-1","amount":12.5}""", "--no-wait"]);
        await folder.RunAsync($"resume {id}");
        Assert.Equal(RunStatus.Completed, Runs(folder).Entry(id).Status);

        var yaml = (await folder.RunAsync($"capture {id}")).Expect(ExitCode.Done).Output;
        Assert.Contains("      paid: { output: {\"receipt\":\"R-1\",\"amount\":12.5} }", yaml, StringComparison.Ordinal);

        (await folder.RunAsync($"capture {id} --to refund")).Expect(ExitCode.Done);
        (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Done);
    }

    [Fact]
    public async Task A_block_with_an_effect_that_did_not_run_fails_where_it_does()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "refund");
        var id = await DeniedAsync(folder);

        (await folder.RunAsync($"capture {id} --to refund")).Expect(ExitCode.Done);
        var suite = await File.ReadAllTextAsync(folder.Folder.File("suites/refund.yaml"), TestContext.Current.CancellationToken);
        Assert.Contains("      paid: { error: it did not run when this was captured }", suite, StringComparison.Ordinal);
        (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Done);

        await File.WriteAllTextAsync(folder.Folder.File("suites/refund.yaml"), suite.Replace("\"approved\":false", "\"approved\":true", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("it did not run when this was captured", (await folder.RunAsync("validate --no-build")).Expect(ExitCode.NotValid).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_redacted_is_no_part_of_the_names_of_inputs()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "parrot");
        await folder.RunAsync(["run", "--no-build", "--input", "text=Text, and end", "--input", "end=text"]);

        (await folder.RunAsync(["capture", Newest(folder), "--to", "parrot", "--redact", "/end"])).Expect(ExitCode.Done);

        var suite = await File.ReadAllTextAsync(folder.Folder.File("suites/parrot.yaml"), TestContext.Current.CancellationToken);
        Assert.Contains("      text: \"[text 1], and end\"\n      end: \"[text 1]\"\n", suite, StringComparison.Ordinal);
        (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Done);
    }

    [Fact]
    public async Task What_each_round_of_a_loop_gave_stands_in_for_it_and_a_further_round_sends_nothing()
    {
        await using var service = new Mailbox();
        using var folder = await RunFolder.CreateAsync(workflows: "rounds");
        await File.WriteAllTextAsync(folder.Folder.File("scout.json"), $$"""{ "variables": { "service": "{{service.Url}}" }, "http": { "private": ["{{new Uri(service.Url).Authority}}"] } }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.Folder.File("houses.json"), """{"houses":["one","two"]}""", TestContext.Current.CancellationToken);
        (await folder.RunAsync(["run", "--no-build", "--inputs", folder.Folder.File("houses.json")])).Expect(ExitCode.Done);
        Assert.Equal(["POST /one", "POST /two"], service.Requests);
        (await folder.RunAsync(["capture", Newest(folder), "--to", "rounds"])).Expect(ExitCode.Done);

        (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Done);

        var file = folder.Folder.File("suites/rounds.yaml");
        var suite = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("\"each[1]/post\": { output: ", suite, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, suite.Replace("[\"one\",\"two\"]", "[\"one\",\"two\",\"three\"]", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var further = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.NotValid).Output;
        Assert.Contains("Block 'each[]/post' sends a POST request, and nothing stands in for it in this round: it was not done.", further, StringComparison.Ordinal);
        Assert.Equal(2, service.Requests.Count);

        await File.WriteAllTextAsync(file, $"allow: [effects]\n{suite.Replace("[\"one\",\"two\"]", "[\"one\",\"two\",\"three\"]", StringComparison.Ordinal)}", TestContext.Current.CancellationToken);
        (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Done);
        Assert.Equal(["POST /one", "POST /two", "POST /three"], service.Requests);
    }

    [Theory]
    [InlineData("--to ../x", "SCOUT9123")]
    [InlineData("--to Parrot_1", "scout.json names suites by [a-z][a-z0-9-]{0,63}")]
    [InlineData("--to parrot --redact /none", "SCOUT9126")]
    [InlineData("--redact text", "--redact: 'text' is no place")]
    [InlineData("--name ''", "--name is empty")]
    public async Task What_cannot_be_captured_is_told_and_nothing_is_written(string options, string says)
    {
        using var folder = await RunFolder.CreateAsync(workflows: "parrot");
        await folder.RunAsync("run --no-build --input text=hello");

        var run = (await folder.RunAsync($"capture {Newest(folder)} {options.Replace("''", "\"\"", StringComparison.Ordinal)}")).Expect(ExitCode.Error);

        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Folder.File("suites")));
    }

    [Fact]
    public async Task A_run_that_failed_is_no_case()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "parrot");
        await folder.RunAsync("run --no-build --input text=ouch --input end=exception");

        Assert.Contains("SCOUT9120", (await folder.RunAsync($"capture {Newest(folder)}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_recorded_runs_are_replayed_on_another_revision_and_differ_block_by_block()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "parrot");
        await using (var server = new Many(folder))
        {
            await server.RunAsync(50);
        }

        await folder.BuildOnAsync("parrot", revision => revision["blocks"]!["heard"]!["config"]!["template"] = "{{ if said == \"polly 7\" }}other{{ else }}{{ said }}{{ end }}");
        var latest = (await folder.RunAsync("history parrot --format json")).Json.GetProperty("revisions")[0].GetProperty("revision_id").GetString();

        var json = (await folder.RunAsync("replay --last 50 --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal((latest, 49, 1, 0), (json.GetProperty("revision_id").GetString(), json.GetProperty("same").GetInt32(), json.GetProperty("different").GetInt32(), json.GetProperty("left_out").GetInt32()));
        var differs = json.GetProperty("runs").EnumerateArray().Single(run => !run.GetProperty("same").GetBoolean());
        var block = Assert.Single(differs.GetProperty("blocks").EnumerateArray());
        Assert.Equal(("heard", false), (block.GetProperty("block").GetString(), block.GetProperty("same_output").GetBoolean()));
        Assert.True(json.GetProperty("before").GetProperty("elapsed_ms").GetDouble() > 0 && json.GetProperty("after").GetProperty("elapsed_ms").GetDouble() > 0);

        var text = (await folder.RunAsync("replay --last 50")).Expect(ExitCode.Done).Output;
        Assert.Contains("49 runs give the same, 1 something else", text, StringComparison.Ordinal);
        Assert.Contains("heard  ", text, StringComparison.Ordinal);
        // Runs of the first replay are not replayed themselves.
        Assert.Equal(150, Runs(folder).List(limit: 1000).Runs.Length);
    }

    [Fact]
    public async Task What_was_not_recorded_of_a_block_with_an_effect_is_not_done()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "refund");
        await DeniedAsync(folder);
        await folder.BuildOnAsync("refund", revision => revision["blocks"]!["refunded"]!["config"]!["condition"] = "true");

        var json = (await folder.RunAsync("replay --format json")).Expect(ExitCode.Done).Json;

        var after = json.GetProperty("runs")[0].GetProperty("after");
        Assert.Equal(("failed", "SCOUT9131", "paid"), (after.GetProperty("status").GetString(), after.GetProperty("error").GetProperty("code").GetString(), after.GetProperty("error").GetProperty("block").GetString()));
    }

    [Fact]
    public async Task Nothing_to_replay_is_an_error()
    {
        using var folder = await RunFolder.CreateAsync(workflows: "parrot");

        Assert.Contains("SCOUT9130", (await folder.RunAsync("replay")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    // A refund that somebody did not allow: nothing waited for the payment.
    private static async Task<string> DeniedAsync(RunFolder folder)
    {
        await folder.RunAsync("run --no-build --no-wait --input order=A-1 --input amount=12.5 --input cooling=PT0.01S");
        var id = Newest(folder);
        await folder.RunAsync("resume --due");
        await folder.RunAsync($"approve {id} --deny --reason no --no-wait");
        await folder.RunAsync($"resume {id}");
        Assert.Equal(RunStatus.Completed, Runs(folder).Entry(id).Status);
        return id;
    }

    private static RunStore Runs(RunFolder folder) => RunStore.Open(ScoutProject.Find(folder.Folder.Path));

    private static string Newest(RunFolder folder, string? trigger = null) => Runs(folder).List(new() { Trigger = trigger }).Runs[0].RunId;

    /// <summary>Runs in one owner: fifty processes would take long.</summary>
    private sealed class Many(RunFolder folder) : IAsyncDisposable
    {
        private readonly RunStore _runs = Runs(folder);

        public async Task RunAsync(int count)
        {
            await using var owner = Scout.Runs.Owning.RunOwner.Open(_runs, new() { Idle = TimeSpan.FromSeconds(10) }, TimeProvider.System);
            var target = await Environments.Store.Open(ScoutProject.Find(folder.Folder.Path)).TargetAsync("parrot");
            for (var i = 0; i < count; i++)
            {
                var run = await owner.StartAsync(target, JsonSerializer.SerializeToElement(new { text = $"polly {i}" }));
                Assert.Equal(RunStatus.Completed, (await run.End).Status);
            }
        }

        public ValueTask DisposeAsync() => _runs.DisposeAsync();
    }
}
