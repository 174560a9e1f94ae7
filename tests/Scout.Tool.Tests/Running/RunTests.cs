using System.Text.Json;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

namespace Scout.Tool.Tests.Running;

public sealed class RunTests
{
    [Fact]
    public async Task A_run_shows_a_line_for_each_block_and_then_its_output()
    {
        using var project = await RunFolder.CreateAsync();

        var run = (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);

        Assert.Matches(@"^desk@[0-9a-f]{10} in development\nrun \d{8}t\d{6}-[0-9a-f]{10}\n\n", run.Output);
        Assert.Matches(@"\n  ✓ triage  +llm  +[\d.]+ m?s  \{""category"":", run.Output);
        Assert.Matches(@"\n  ✓ customer  +code  +[\d.]+ m?s  \{""name"":""Ada"",""tier"":5\}\n", run.Output);
        Assert.Matches(@"\n\nCompleted in [\d.]+ m?s\n\n\{\n", run.Output);
        Assert.DoesNotContain(" \n", run.Output, StringComparison.Ordinal);
        Assert.Contains("a line on standard output", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_exactly_what_is_documented()
    {
        using var project = await RunFolder.CreateAsync();

        var json = (await project.RunAsync("run desk --no-build --input user_message=Hello --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal(["run_id", "workflow", "environment", "revision_id", "status", "output", "blocks", "elapsed_ms"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("desk", json.GetProperty("workflow").GetString());
        Assert.Equal("development", json.GetProperty("environment").GetString());
        Assert.Equal("completed", json.GetProperty("status").GetString());
        Assert.Equal(64, json.GetProperty("revision_id").GetString()!.Length);
        var customer = json.GetProperty("blocks").GetProperty("customer");
        Assert.Equal("code", customer.GetProperty("type").GetString());
        Assert.Equal("""{"name":"Ada","tier":5}""", JsonSerializer.Serialize(customer.GetProperty("output")));
        Assert.True(customer.GetProperty("elapsed_ms").GetDouble() >= 0);
    }

    [Fact]
    public async Task What_code_logs_stands_under_its_block_from_the_level_that_is_asked_for()
    {
        using var project = await RunFolder.CreateAsync();

        var usual = (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);
        Assert.DoesNotContain("looking up", usual.Output + usual.Error, StringComparison.Ordinal);

        var asked = (await project.RunAsync("run desk --no-build --input user_message=Hello --log-level information")).Expect(ExitCode.Done);
        Assert.Matches(@"\n  ✓ customer .*\n    information looking up\n", asked.Output);
        Assert.DoesNotContain("looking up", asked.Error, StringComparison.Ordinal);

        var log = (await project.RunAsync("logs --format json")).Expect(ExitCode.Done).Json.GetProperty("blocks").GetProperty("customer").GetProperty("logs");
        Assert.Equal("""[{"level":"information","category":"customer","message":"looking up"}]""", JsonSerializer.Serialize(log));
        Assert.Contains("information looking up", (await project.RunAsync("logs")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_of_the_inputs_is_listed_and_nothing_runs()
    {
        using var project = await RunFolder.CreateAsync();

        var run = (await project.RunAsync("run desk --no-build --input user_mesage=x --format json")).Expect(ExitCode.Error);

        Assert.Empty(run.Output);
        Assert.Contains("inputs.user_mesage: unknown; did you mean user_message?", run.Error, StringComparison.Ordinal);
        Assert.Contains("inputs.user_message: missing", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nInputs are given one by one, --input user_message=..., or in a file with one JSON object, --inputs FILE.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("No run on this machine fits.", (await project.RunAsync("runs")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_inputs_given_twice_and_half_characters_are_the_tool_s_to_keep_or_refuse()
    {
        using var project = await RunFolder.CreateAsync(workflows: "sums");
        await File.WriteAllTextAsync(project.Folder.File("half.json"), """{ "id": "\ud83d" }""", TestContext.Current.CancellationToken);

        var run = (await project.RunAsync("run sums --no-build --input id=7615917337495251231 --input counter=18446744073709551615 --input price=12345678901234567.89 --input share=0.1 --format json")).Expect(ExitCode.Done);
        var log = (await project.RunAsync("logs --format json")).Expect(ExitCode.Done);
        var twice = (await project.RunAsync("run sums --no-build --input id=1 --input id=2")).Expect(ExitCode.Error);
        var half = (await project.RunAsync(["run", "sums", "--no-build", "--inputs", project.Folder.File("half.json")])).Expect(ExitCode.Error);

        foreach (var answer in new[] { run, log })
        {
            Assert.Equal("7615917337495251231 18446744073709551615 24691357802469135.78", string.Join(' ', new[] { "id", "counter", "total" }.Select(name => answer.Json.GetProperty("output").GetProperty(name).GetRawText())));
            Assert.Contains("Order 7615917337495251231", answer.Json.GetProperty("blocks").GetProperty("text").GetProperty("output").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal("7615917337495251231", log.Json.GetProperty("inputs").GetProperty("id").GetRawText());
        Assert.StartsWith("error SCOUT6217: ", twice.Error, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT6207: ", half.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run fees --no-build --input note=😀👩‍🚀漢", "\"note\": \"😀👩‍🚀漢\"")]
    [InlineData("run fees --no-build --input note=😀👩‍🚀漢 --format json", "\"note\": \"😀👩‍🚀漢\"")]
    [InlineData("logs", "\"note\":\"😀👩‍🚀漢\"")]
    [InlineData("logs --format json", "\"note\": \"😀👩‍🚀漢\"")]
    [InlineData("logs --follow --format json", "\"note\":\"😀👩‍🚀漢\"")]
    public async Task Emoji_are_printed_as_they_are_in_text_and_in_JSON(string command, string expected)
    {
        using var project = await RunFolder.CreateAsync(width: 200, workflows: "fees");
        if (command.StartsWith("logs", StringComparison.Ordinal))
        {
            (await project.RunAsync("run fees --no-build --input note=😀👩‍🚀漢")).Expect(ExitCode.Done);
        }

        var answer = (await project.RunAsync(command)).Expect(ExitCode.Done);

        Assert.Contains(expected, answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("漢字")]
    [InlineData("👩‍🚀")]
    public async Task A_block_stays_on_its_line_however_wide_its_letters_are(string letters)
    {
        using var project = await RunFolder.CreateAsync(width: 80, workflows: "gate");
        var name = string.Concat(Enumerable.Repeat(letters, 40));

        var run = (await project.RunAsync($"run gate --no-build --input name={name} --input known=true")).Expect(ExitCode.Done);

        var lines = run.Output.Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains("welcome", StringComparison.Ordinal));
        Assert.EndsWith("…", lines[at], StringComparison.Ordinal);
        Assert.InRange(TextWidth.Of(lines[at]), 70, 80);
        Assert.DoesNotContain(letters, lines[at + 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_stands_in_for_a_failure_is_no_success_in_text_in_JSON_and_in_the_log()
    {
        using var project = await RunFolder.CreateAsync(width: 160, workflows: "shelf");

        var text = (await project.RunAsync("run shelf --no-build --input kind=throw")).Expect(ExitCode.Done).Output;
        var json = (await project.RunAsync("run shelf --no-build --input kind=throw --format json")).Expect(ExitCode.Done).Json;
        var log = (await project.RunAsync("logs")).Expect(ExitCode.Done).Output;
        var block = (await project.RunAsync("logs --block found")).Expect(ExitCode.Done).Output;

        Assert.Matches(@"\n  ≈ found  +code  +[\d.]+ m?s  OnError after SCOUT7016 .*The shelf is empty", text);
        Assert.Matches(@"\n  ≈ asked  ", text);
        Assert.Matches(@"\n  ✓ said  ", text);
        Assert.Matches(@"\nCompleted in [\d.]+ m?s, with 2 substitutes for what failed \(≈\)\n", text);
        Assert.DoesNotContain("give the block an OnError", text, StringComparison.Ordinal);
        Assert.Equal("SCOUT7016", json.GetProperty("blocks").GetProperty("found").GetProperty("replaces").GetProperty("code").GetString());
        Assert.Equal("SCOUT7016", json.GetProperty("blocks").GetProperty("asked").GetProperty("replaces").GetProperty("code").GetString());
        Assert.False(json.GetProperty("blocks").GetProperty("said").TryGetProperty("replaces", out _));
        Assert.Matches(@"≈ found  code.*attempt 2\n.*OnError after SCOUT7016", log);
        Assert.Contains("with 2 substitutes", log, StringComparison.Ordinal);
        Assert.Contains("a substitute by its OnError for\nSCOUT7016: Block 'found' failed: InvalidOperationException: The shelf is empty", block, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_that_throws_fails_the_run()
    {
        using var project = await RunFolder.CreateAsync();

        var text = (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);
        var json = (await project.RunAsync("run troubles --no-build --input kind=throw --format json")).Expect(ExitCode.RunFailed).Json;

        Assert.Contains("✗ trouble", text.Output, StringComparison.Ordinal);
        Assert.Contains("Failed after", text.Output, StringComparison.Ordinal);
        Assert.Matches(@"^error SCOUT7\d{3}: trouble: .*The shelf is empty", text.Error);
        Assert.Equal("failed", json.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("output").ValueKind);
        Assert.Equal("trouble", json.GetProperty("error").GetProperty("block").GetString());
        Assert.Equal("failed", json.GetProperty("blocks").GetProperty("trouble").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_worker_that_dies_interrupts_the_run()
    {
        using var project = await RunFolder.CreateAsync();

        var run = (await project.RunAsync("run troubles --no-build --input kind=exit --format json")).Expect(ExitCode.RunFailed);

        Assert.StartsWith("error SCOUT7314: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet scout resume ", run.Error, StringComparison.Ordinal);
        Assert.Equal("interrupted", run.Json.GetProperty("status").GetString());
        Assert.Equal("interrupted", (await project.RunAsync("logs --format json")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_interrupted_run_is_canceled_in_good_order()
    {
        using var project = await RunFolder.CreateAsync();
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var output = new WatchedWriter("\nrun ", interrupt.Cancel);

        var run = (await project.Folder.RunUntilAsync(["run", "troubles", "--no-build", "--input", "kind=wait"], interrupt.Token, output)).Expect(ExitCode.Interrupted);

        Assert.Contains("Canceled after", run.Output, StringComparison.Ordinal);
        Assert.Contains("Interrupted", run.Error, StringComparison.Ordinal);
        Assert.Equal("canceled", (await project.RunAsync("logs --format json")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Inputs_come_from_a_file_or_stdin_and_single_ones_win()
    {
        using var project = await RunFolder.CreateAsync();
        await File.WriteAllTextAsync(project.Folder.File("in.json"), """{ "user_message": "from the file", "locale": "de" }""", TestContext.Current.CancellationToken);
        project.Folder.Input = """{ "user_message": "from stdin" }""";

        (await project.RunAsync($"run desk --no-build --inputs {project.Folder.File("in.json")} --input user_message=won --format json")).Expect(ExitCode.Done);
        var fromFile = (await project.RunAsync("logs --format json")).Json.GetProperty("inputs");
        (await project.RunAsync("run desk --no-build --inputs - --format json")).Expect(ExitCode.Done);
        var fromStdin = (await project.RunAsync("logs --format json")).Json.GetProperty("inputs");

        Assert.Equal(("won", "de"), (fromFile.GetProperty("user_message").GetString(), fromFile.GetProperty("locale").GetString()));
        Assert.Equal(("from stdin", "en"), (fromStdin.GetProperty("user_message").GetString(), fromStdin.GetProperty("locale").GetString()));
    }

    [Theory]
    [InlineData("run desk --no-build --inputs nowhere.json", "SCOUT6206")]
    [InlineData("run desk --no-build --input broken", "SCOUT6205")]
    [InlineData("run desk --no-build --inputs -", "SCOUT6207")]
    [InlineData("run desk --environment staging --revision latest", "SCOUT6212")]
    [InlineData("run desk --environment stagign", "SCOUT60")]
    [InlineData("run desk --environment staging", "SCOUT6022")]
    [InlineData("run desk --revision nothing", "SCOUT6020")]
    [InlineData("run", "SCOUT6017")]
    [InlineData("run dekc --no-build", "SCOUT6018")]
    public async Task What_cannot_run_is_said_with_its_code(string commandLine, string code)
    {
        using var project = await RunFolder.CreateAsync();
        project.Folder.Input = "[1,";

        var run = (await project.RunAsync(commandLine)).Expect(ExitCode.Error);

        Assert.StartsWith($"error {code}", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task The_workflow_may_be_left_out_where_there_is_only_one()
    {
        using var project = await RunFolder.CreateAsync(workflows: "troubles");

        var run = (await project.RunAsync("run --no-build --input kind=nothing")).Expect(ExitCode.Done);

        Assert.EndsWith("\n\nnothing\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_runs_with_developments_settings()
    {
        using var project = await RunFolder.CreateAsync();

        var json = (await project.RunAsync("run --revision desk@latest --input user_message=Hello --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal("development", json.GetProperty("environment").GetString());
    }

    [Fact]
    public async Task Watching_without_a_terminal_shows_what_blocks_were_given()
    {
        using var project = await RunFolder.CreateAsync();

        var run = (await project.RunAsync("run desk --no-build --watch --input user_message=Hello")).Expect(ExitCode.Done);

        Assert.Contains("""    given {"message":"Hello"}""", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_fit_the_terminal()
    {
        using var project = await RunFolder.CreateAsync(width: 60);

        var run = (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);

        Assert.All(run.Output.Split("\n\nCompleted")[0].Split('\n'), line => Assert.True(line.Length <= 60, line));
    }
}
