using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Execution.Code;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

public class RunningBlocks
{
    [Fact]
    public async Task Blocks_pass_their_outputs_on_and_the_result_is_built_at_the_end()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(
            Plan($$"""{{{Method("sum", "Add(System.Int32,System.Int32)", """["inputs.a",{"$literal":2}]""", "inputs")}},{{Text("said", "{{ inputs.name }}: {{ sum }}", "inputs sum")}},{{Method("loud", "Shout(System.String)", """["said"]""", "said")}}}""", """{"text":"loud","sum":"sum","fixed":{"$literal":[1]}}"""),
            """{"a":40,"name":"ada"}""");

        Assert.Equal(RunEnd.Completed, outcome.End);
        Assert.Equal("""{"fixed":[1],"sum":42,"text":"ADA: 42"}""", outcome.Output!.Value.GetRawText());
        Assert.Equal(["sum", "said", "loud"], run.Started);
        Assert.Equal("""{"left":40,"right":2}""", run.Events.OfType<BlockStarted>().First().Input!.Value.GetRawText());
        Assert.IsType<RunStarted>(run.Events[0]);
        Assert.IsType<RunCompleted>(run.Events[^1]);
    }

    [Fact]
    public async Task Independent_blocks_run_at_the_same_time()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Method("a", "Meet(System.Int32,System.Threading.CancellationToken)", """[{"$literal":3}]""")}},{{Method("b", "Meet(System.Int32,System.Threading.CancellationToken)", """[{"$literal":3}]""")}},{{Method("c", "Meet(System.Int32,System.Threading.CancellationToken)", """[{"$literal":3}]""")}}}""",
            "\"a + b + c\""));
        Assert.Equal("9", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task Objects_and_defaults_reach_code_and_come_back()
    {
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Method("price", "Price(Scout.Execution.Tests.Runs.Methods.Order,System.Double)", """["inputs.order"]""", "inputs")}}}""", "\"price\""), """{"order":{"sku":"x","total":1.5}}""");
        Assert.Equal("""{"sku":"x","total":3}""", outcome.Output!.Value.GetRawText());
    }

    [Theory]
    [InlineData("true", "\"yes\"", "then")]
    [InlineData("false", "\"no\"", "otherwise")]
    public async Task An_if_runs_one_branch_and_yields_its_result(string condition, string expected, string branch)
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Block("route", "if", $$"""{"condition":"inputs.c"}""", $"\"then\":{Scope(Text("yes", "yes"), "\"yes\"")},\"otherwise\":{Scope(Text("no", "no"), "\"no\"")}", "inputs")}}}""", "\"route\""), $$"""{"c":{{condition}}}""");
        Assert.Equal(expected, outcome.Output!.Value.GetRawText());
        Assert.Equal(2, run.Started.Count());
        Assert.Equal($$"""{"branch":"{{branch}}"}""", run.Events.OfType<BlockCompleted>().Single(completed => completed.Block == "route").Meta!.Value.GetRawText());
    }

    [Theory]
    [InlineData("a", "\"A\"")]
    [InlineData("b", "\"B\"")]
    [InlineData("otherwise", "\"C\"")]
    [InlineData("else", "\"?\"")]
    public async Task A_switch_runs_the_branch_that_its_value_names(string value, string expected)
    {
        var cases = string.Join(',', new[] { ("a", "A"), ("b", "B"), ("otherwise", "C") }.Select(pair => $"\"{pair.Item1}\":{Scope(Text($"x_{pair.Item1}", pair.Item2), $"\"x_{pair.Item1}\"")}"));
        var outcome = await new TestRun().RunAsync(
            Plan($$"""{{{Block("choose", "switch", """{"value":"inputs.v"}""", $"\"cases\":{{{cases}}},\"otherwise\":{Scope(Text("q", "?"), "\"q\"")}", "inputs")}}}""", "\"choose\""), $$"""{"v":"{{value}}"}""");
        Assert.Equal(expected, outcome.Output!.Value.GetRawText());
    }

    [Theory]
    [InlineData("true", 2)]
    [InlineData("false", 1)]
    public async Task A_when_runs_its_branch_or_not_and_yields_null(string condition, int started)
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan($$"""{{{Block("note", "when", """{"condition":"inputs.c"}""", $"\"then\":{Scope(Text("said", "x"), null)}", "inputs")}}}""", "\"note\""), $$"""{"c":{{condition}}}""");
        Assert.Equal("null", outcome.Output!.Value.GetRawText());
        Assert.Equal(started, run.Started.Count());
    }

    [Fact]
    public async Task A_call_runs_the_other_workflow_under_its_own_path_and_sees_only_its_inputs()
    {
        var child = Plan($$"""{{{Text("said", "{{ inputs.text }}!", "inputs")}}}""", """{"t":"said"}""");
        var run = new TestRun();
        var outcome = await run.RunAsync(
            Plan($$"""{{{Text("before", "hey")}},{{Block("translate", "call", """{"workflow":"child","inputs":{"text":"before"}}""", "", "before")}}}""", "\"translate.t\"", """{"child":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}""", ("child", child)));
        Assert.Equal("\"hey!\"", outcome.Output!.Value.GetRawText());
        Assert.Equal(["before", "translate", "translate/said"], run.Started);
    }

    [Fact]
    public async Task A_block_in_a_branch_waits_for_a_block_around_it()
    {
        var run = new TestRun();
        var then = Scope(Text("said", "{{ slow }}", "slow"), "\"said\"");
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Block("route", "if", """{"condition":"true"}""", $"\"then\":{then},\"otherwise\":{Scope(Text("no", "no"), "\"no\"")}")}},{{Method("slow", "Shout(System.String)", """[{"$literal":"late"}]""")}}}""", "\"route\""));
        Assert.Equal("\"LATE\"", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task A_branch_whose_result_reads_a_block_around_it_waits_for_that_block()
    {
        var outcome = await new TestRun().RunAsync(Plan(
            $$"""{{{Block("route", "if", """{"condition":"true"}""", $"\"then\":{Scope("", "\"slow\"")},\"otherwise\":{Scope(Text("no", "no"), "\"no\"")}")}},{{Method("slow", "Shout(System.String)", """[{"$literal":"late"}]""")}}}""", "\"route\""));
        Assert.Equal("\"LATE\"", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task Code_finds_its_context()
    {
        var run = new TestRun();
        var body = Scope(Method("seen", "Context"), "\"seen\"");
        var outcome = await run.RunAsync(Plan($$"""{{{Block("all", "foreach", """{"items":{"$literal":[1]}}""", $"\"body\":{body}")}}}""", "\"all[0]\""));
        Assert.Equal($"\"{run.RunId} all[0]/seen staging 1 64\"", outcome.Output!.Value.GetRawText());
        Assert.Throws<InvalidOperationException>(() => CodeContext.Current);
    }

    [Fact]
    public async Task A_secret_is_used_but_never_told()
    {
        var run = new TestRun { Configuration = { ["Secrets:TOKEN"] = "s3\"cr<et" } };
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Text("header", "Bearer {{ secrets.TOKEN }}")}},{{Method("loud", "Shout(System.String)", """["secrets.TOKEN"]""")}},{{Text("object", "{{ { a: secrets.TOKEN } }}")}},{{Method("fail", "Fail(System.String)", """["header"]""", "header", ""","on_error":{"continue":{"$literal":"x"}}""")}}}""", "\"header\""));
        Assert.Equal("Bearer s3\"cr<et", outcome.Output!.Value.GetString());
        Assert.Equal("\"[secret TOKEN]\"", run.Output("loud"));
        Assert.Equal("\"Bearer [secret TOKEN]\"", run.Output("header"));
        Assert.All(run.Events.Where(happened => happened is not RunCompleted), happened => Assert.DoesNotContain("cr<et", System.Text.RegularExpressions.Regex.Unescape(System.Text.Json.JsonSerializer.Serialize(happened, RunJson.Written)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("secrets.TOKEN | string.base64_encode")]
    [InlineData("'user:' + secrets.TOKEN | string.base64_encode")]
    [InlineData("'u:' + secrets.TOKEN + ':x' | string.base64_encode")]
    [InlineData("secrets.TOKEN | html.url_encode")]
    [InlineData("secrets.TOKEN | html.escape")]
    [InlineData("secrets.TOKEN | string.upcase")]
    [InlineData("secrets.TOKEN | string.slice 2 9")]
    [InlineData("x = secrets.TOKEN; (x | string.truncate 12 '')")]
    [InlineData("secrets.TOKEN | string.sha256")]
    [InlineData("(secrets.TOKEN | string.split '/')[0]")]
    [InlineData("for part in (secrets.TOKEN | string.split '/'); part; end")]
    [InlineData("capture c; secrets.TOKEN; end; c | string.upcase")]
    public async Task What_is_made_of_a_secret_is_not_told_either(string expression)
    {
        var run = new TestRun { Configuration = { ["Secrets:TOKEN"] = "a+b <longer>/secret&value=9" } };
        var outcome = await run.RunAsync(Plan($$"""{{{Text("made", "{{ " + expression + " }}")}},{{Method("passed", "Shout(System.String)", """["made"]""", "made")}}}""", "\"passed\""));
        var made = outcome.Output!.Value.GetString()!;
        Assert.DoesNotContain("[secret", made, StringComparison.OrdinalIgnoreCase);
        foreach (var happened in run.Events.Where(happened => happened is not RunCompleted))
        {
            var told = System.Text.RegularExpressions.Regex.Unescape(System.Text.Json.JsonSerializer.Serialize(happened, RunJson.Written));
            for (var at = 0; at + 9 <= made.Length; at++)
            {
                Assert.True(!told.Contains(made.Substring(at, 9), StringComparison.OrdinalIgnoreCase) || "USER:[SECRET TOKEN]:X".Contains(made.Substring(at, 9), StringComparison.Ordinal), $"{made.Substring(at, 9)} in {told}");
            }
        }
    }

    [Fact]
    public async Task Short_secrets_and_results_leave_words_alone()
    {
        var run = new TestRun { Configuration = { ["Secrets:PIN"] = "T", ["Secrets:LONG"] = "Thank you" } };
        var outcome = await run.RunAsync(Plan($$"""{{{Text("pin", "{{ secrets.PIN == 'T' ? 'The door is open' : 'It is shut' }}")}},{{Text("said", "Thank you", "pin")}}}""", "\"[said, pin]\""));
        Assert.Equal("""["Thank you","The door is open"]""", outcome.Output!.Value.GetRawText());
        Assert.Equal("\"The door is open\"", run.Output("pin"));
        Assert.Equal("\"[secret LONG]\"", run.Output("said"));
    }

    [Fact]
    public async Task A_secret_that_code_reads_from_the_configuration_is_not_told()
    {
        var run = new TestRun { Configuration = { ["Secrets:Crm:Token"] = "crm-token-1" } };
        await run.RunAsync(Plan($$"""{{{Method("seen", "Shout(System.String)", """[{"$literal":"Bearer crm-token-1"}]""")}}}""", "\"seen\""));
        Assert.Equal("\"BEARER [secret Crm:Token]\"", run.Output("seen"));
    }

    [Fact]
    public async Task What_code_logs_of_a_secret_is_not_told()
    {
        var run = new TestRun { Configuration = { ["Secrets:TOKEN"] = "crm-token-1" } };
        run.Services.AddLogging(logging => logging.AddProvider(new CodeLogs(TextWriter.Null)));

        await run.RunAsync(Plan($$"""{{{Method("sent", "Log(System.String)", """[{"$literal":"Bearer crm-token-1"}]""")}}}""", "\"sent\""));

        var line = Assert.Single(run.Events.OfType<BlockLogged>()).Line;
        Assert.Equal("sent Bearer [secret TOKEN]", line.Message);
        Assert.Contains("thrown with Bearer [secret TOKEN]", line.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("crm-token-1", line.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_is_not_set_is_named()
    {
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Text("header", "Bearer {{ secrets.TOKEN }}")}}}""", "\"header\""));
        Assert.Equal("SCOUT7108", outcome.Error!.Code);
        Assert.Contains("Secrets__TOKEN", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Equal("header", outcome.Error.Block);
    }
}
