using Scout.Execution.Running;
using Scout.Execution.Runs;
using Scout.Revisions.Model;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

public class FailingBlocks
{
    private const string Why = """[{"$literal":"the shelf is empty"}]""";

    [Theory]
    [InlineData(""","once":true""", 1)]
    [InlineData("", 3)]
    public async Task What_lies_around_a_block_that_must_not_run_twice_is_not_tried_again_once_that_began(string once, int times)
    {
        var run = new TestRun();
        var inner = Scope(Method("pay", "Track(System.String,System.Int32)", """[{"$literal":"pay"}]""", more: once) + "," + Method("bad", "Fail(System.String)", """["pay"]""", "pay"), "\"bad\"");
        var outcome = await run.RunAsync(Plan(
            $"{{{Block("all", "foreach", """{"items":"[1]"}""", $"\"body\":{inner}", more: ""","retry":{"attempts":3,"delay_ms":0},"on_error":{"continue":{"$literal":["spare"]}}""")}}}", "\"all\""));

        Assert.Equal("""["spare"]""", outcome.Output!.Value.GetRawText());
        Assert.Equal(times, Methods.Tracked[run.RunId].Count);
    }

    [Fact]
    public async Task A_run_fails_with_its_first_failing_block_and_stops_the_others()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan($$"""{{{Method("bad", "Fail(System.String)", Why)}},{{Method("slow", "Forever(System.Threading.CancellationToken)")}},{{Text("after", "{{ bad }}", "bad")}}}""", "\"after\""));
        Assert.Equal(RunEnd.Failed, outcome.End);
        Assert.Equal(("SCOUT7016", "bad"), (outcome.Error!.Code, outcome.Error.Block));
        Assert.Contains("InvalidOperationException: the shelf is empty.", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Methods.Fail), outcome.Error.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("after", run.Started);
        Assert.IsType<RunFailed>(run.Events[^1]);
    }

    [Fact]
    public async Task A_retry_waits_as_its_policy_says_and_goes_on_after_success()
    {
        var run = new TestRun();
        run.On = happened =>
        {
            if (happened is BlockRetrying retrying)
            {
                run.Time.Advance(TimeSpan.FromMilliseconds(retrying.DelayMs));
            }

            return Task.CompletedTask;
        };
        var outcome = await run.RunAsync(Plan($$"""{{{Method("flaky", "FailTwice", more: ""","retry":{"attempts":3,"delay_ms":1000,"exponential":true}""")}}}""", "\"flaky\""));
        Assert.Equal(RunEnd.Completed, outcome.End);
        Assert.Equal([1000d, 2000d], run.Events.OfType<BlockRetrying>().Select(retrying => retrying.DelayMs));
        Assert.Equal([1, 2, 3], run.Events.OfType<BlockStarted>().Select(started => started.Attempt));
        Assert.Equal(3000, run.Events.OfType<BlockCompleted>().Single().ElapsedMs);
    }

    [Fact]
    public async Task A_retry_does_not_begin_before_its_wait_is_over()
    {
        var run = new TestRun();
        run.On = happened =>
        {
            if (happened is BlockRetrying)
            {
                run.Time.Advance(TimeSpan.FromMilliseconds(999));
                run.Cancellation.Cancel();
            }

            return Task.CompletedTask;
        };
        var outcome = await run.RunAsync(Plan($$"""{{{Method("flaky", "FailTwice", more: ""","retry":{"attempts":3,"delay_ms":1000}""")}}}""", "\"flaky\""));
        Assert.Equal(RunEnd.Canceled, outcome.End);
        Assert.Single(run.Started);
    }

    [Fact]
    public async Task Attempts_share_their_idempotency_key()
    {
        var run = new TestRun();
        run.On = happened =>
        {
            if (happened is BlockRetrying)
            {
                run.Time.Advance(TimeSpan.FromSeconds(1));
            }

            return Task.CompletedTask;
        };
        var outcome = await run.RunAsync(Plan($$"""{{{Method("keyed", "Keys", more: ""","retry":{"attempts":2,"delay_ms":1000}""")}}}""", "\"keyed\""));
        Assert.Contains(outcome.Output!.Value.GetString()!, run.Events.OfType<BlockRetrying>().Single().Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_attempt_fails_the_block()
    {
        var run = new TestRun();
        run.On = happened =>
        {
            if (happened is BlockRetrying retrying)
            {
                run.Time.Advance(TimeSpan.FromMilliseconds(retrying.DelayMs));
            }

            return Task.CompletedTask;
        };
        var outcome = await run.RunAsync(Plan($$"""{{{Method("bad", "Fail(System.String)", Why, more: ""","retry":{"attempts":4,"delay_ms":10}""")}}}""", "\"bad\""));
        Assert.Equal(RunEnd.Failed, outcome.End);
        Assert.Equal(4, run.Started.Count());
    }

    [Fact]
    public async Task A_mistake_in_a_template_is_not_tried_again()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan($$"""{{{Text("bad", "{{ custmer }}", more: ""","retry":{"attempts":4,"delay_ms":10}""")}}}""", "\"bad\""));
        Assert.Equal("SCOUT7103", outcome.Error!.Code);
        Assert.Single(run.Started);
    }

    [Fact]
    public async Task An_attempt_ends_at_its_timeout()
    {
        var run = new TestRun();
        run.On = happened =>
        {
            if (happened is BlockStarted)
            {
                run.Time.Advance(TimeSpan.FromSeconds(2));
            }

            return Task.CompletedTask;
        };
        var outcome = await run.RunAsync(Plan($$"""{{{Method("slow", "Forever(System.Threading.CancellationToken)", more: ""","timeout_ms":2000""")}}}""", "\"slow\""));
        Assert.Equal("SCOUT7011", outcome.Error!.Code);
        Assert.Contains("2 s", outcome.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_ends_at_its_timeout_with_all_that_is_inside_it()
    {
        var run = new TestRun();
        run.On = happened =>
        {
            if (happened is BlockStarted { Block: "all[1]/slow" })
            {
                run.Time.Advance(TimeSpan.FromSeconds(2));
            }

            return Task.CompletedTask;
        };
        var body = Scope(Method("slow", "Forever(System.Threading.CancellationToken)"), "\"slow\"");
        var outcome = await run.RunAsync(Plan($$"""{{{Block("all", "foreach", """{"items":{"$literal":[1,2]}}""", $"\"body\":{body}", more: ""","timeout_ms":2000,"on_error":{"continue":{"$literal":"late"}}""")}}}""", "\"all\""));
        Assert.Equal("\"late\"", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task A_block_may_continue_with_a_value()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan($$"""{{{Method("bad", "Fail(System.String)", Why, more: ""","on_error":{"continue":{"why":"inputs.w"}}""", needs: "inputs")}}}""", "\"bad.why\""), """{"w":"because"}""");
        Assert.Equal("\"because\"", outcome.Output!.Value.GetRawText());
        var replaced = run.Events.OfType<BlockCompleted>().Single().Replaces!;
        Assert.Equal("SCOUT7016", replaced.Code);
        Assert.DoesNotContain("OnError", replaced.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Methods.Fail), replaced.Detail, StringComparison.Ordinal);
        Assert.Empty(run.Events.OfType<BlockFailed>());
    }

    [Fact]
    public async Task A_block_may_fall_back_to_a_branch()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan($$"""{{{Method("bad", "Fail(System.String)", Why, more: $$""","on_error":{"fallback":{{Scope(Text("instead", "fine"), "\"instead\"")}}}""")}}}""", "\"bad\""));
        Assert.Equal("\"fine\"", outcome.Output!.Value.GetRawText());
        Assert.Equal(["bad", "instead"], run.Started);
        Assert.Equal(["instead:", "bad:SCOUT7016"], run.Events.OfType<BlockCompleted>().Select(completed => $"{completed.Block}:{completed.Replaces?.Code}"));
    }

    [Fact]
    public async Task A_fallback_that_fails_fails_the_run()
    {
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Method("bad", "Fail(System.String)", Why, more: $$""","on_error":{"fallback":{{Scope(Method("worse", "Fail(System.String)", """[{"$literal":"even more"}]"""), "\"worse\"")}}}""")}}}""", "\"bad\""));
        Assert.Equal(("SCOUT7016", "worse"), (outcome.Error!.Code, outcome.Error.Block));
    }

    [Fact]
    public async Task An_error_inside_a_loop_is_the_loops_and_names_the_item()
    {
        var run = new TestRun();
        var body = Scope(Method("bad", "Fail(System.String)", """["item"]"""), "\"bad\"");
        var outcome = await run.RunAsync(Plan($$"""{{{Block("all", "foreach", """{"items":{"$literal":["a"]}}""", $"\"body\":{body}")}}}""", "\"all\""));
        Assert.Equal("all[0]/bad", outcome.Error!.Block);
        Assert.Equal(["all[0]/bad", "all"], run.Events.OfType<BlockFailed>().Select(failed => failed.Block));
    }

    [Theory]
    [InlineData("""{"$literal":null}""", true)]
    [InlineData("""{"$literal":5}""", false)]
    [InlineData("\"inputs.w\"", false)]
    public async Task A_block_may_continue_with_a_null_that_is_written_and_with_nothing_else_that_its_schema_does_not_allow(string value, bool goesOn)
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan($$"""{{{Method("bad", "Fail(System.String)", Why, "inputs", $$""","on_error":{"continue":{{value}}}""", """{"type":"string"}""")}},{{Text("after", "[{{ bad }}]", "bad")}}}""", "\"after\""), """{"w":null}""");
        Assert.Equal(goesOn ? RunEnd.Completed : RunEnd.Failed, outcome.End);
        Assert.Equal(goesOn ? "[]" : null, outcome.Output?.GetString());
    }

    [Fact]
    public async Task A_loop_may_continue_after_an_error_inside_it()
    {
        var body = Scope(Method("bad", "Fail(System.String)", """["item"]"""), "\"bad\"");
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Block("all", "foreach", """{"items":{"$literal":["a","b","c"]},"concurrency":1}""", $"\"body\":{body}", more: ""","on_error":{"continue":{"$literal":[]}}""")}},{{Text("after", "{{ all }}", "all")}}}""", "\"after\""));
        Assert.Equal("\"[]\"", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task A_run_can_be_canceled()
    {
        var run = new TestRun();
        run.On = async happened =>
        {
            if (happened is BlockStarted)
            {
                await run.Cancellation.CancelAsync();
            }
        };
        var outcome = await run.RunAsync(Plan($$"""{{{Method("slow", "Forever(System.Threading.CancellationToken)")}}}""", "\"slow\""));
        Assert.Equal(RunEnd.Canceled, outcome.End);
        Assert.IsType<RunCanceled>(run.Events[^1]);
    }

    [Fact]
    public async Task An_output_that_does_not_fit_the_blocks_schema_fails_it()
    {
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Method("sum", "Add(System.Int32,System.Int32)", """[{"$literal":1},{"$literal":2}]""", output: """{"type":"string"}""")}}}""", "\"sum\""));
        Assert.Equal("SCOUT7014", outcome.Error!.Code);
    }

    [Fact]
    public async Task An_argument_that_does_not_fit_names_the_parameter()
    {
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Method("sum", "Add(System.Int32,System.Int32)", """[{"$literal":"x"},{"$literal":2}]""")}}}""", "\"sum\""));
        Assert.Equal("SCOUT7204", outcome.Error!.Code);
        Assert.Contains("'left'", outcome.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, 500)]
    [InlineData(1, 1, 1000)]
    [InlineData(3, 1, 4000)]
    [InlineData(12, 1, 60_000)]
    public void Exponential_waits_double_up_to_the_longest(int failed, double jitter, double expected) =>
        Assert.Equal(expected, RetryDelay.After(new RetryPolicy { Attempts = 20, Delay = TimeSpan.FromSeconds(1), Exponential = true }, failed, jitter).TotalMilliseconds);

    [Theory]
    [InlineData("{\"a\":{\"type\":\"text\",\"needs\":[\"b\"],\"config\":{\"template\":\"\"},\"output\":{}},\"b\":{\"type\":\"text\",\"needs\":[\"a\"],\"config\":{\"template\":\"\"},\"output\":{}}}", "SCOUT7003", "a -> b -> a")]
    [InlineData("{\"a\":{\"type\":\"text\",\"needs\":[\"missing\"],\"config\":{\"template\":\"\"},\"output\":{}}}", "SCOUT7002", "'missing'")]
    [InlineData("{\"a\":{\"type\":\"when\",\"needs\":[],\"config\":{\"condition\":\"true\"},\"then\":{\"blocks\":{\"b\":{\"type\":\"text\",\"needs\":[\"c\"],\"config\":{\"template\":\"\"},\"output\":{}}}},\"output\":{\"type\":\"null\"}},\"c\":{\"type\":\"text\",\"needs\":[\"a\"],\"config\":{\"template\":\"\"},\"output\":{}}}", "SCOUT7003", "a -> c -> a")]
    public void A_plan_that_could_never_end_is_refused(string blocks, string code, string path)
    {
        var error = Assert.Throws<ScoutException>(() => Plan(blocks, "{}"));
        Assert.Equal(code, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Half(System.String)", "[\"inputs.text\"]", "half of a character")]
    [InlineData("NoNumber", "[]", "cannot be written as JSON")]
    public async Task A_result_that_has_no_JSON_is_told_and_never_becomes_another(string method, string arguments, string expected)
    {
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Method("bad", method, arguments, "inputs")}}}""", "\"bad\""), """{"text":"😀"}""");
        Assert.Equal("SCOUT7209", outcome.Error?.Code);
        Assert.Contains(expected, outcome.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_argument_that_does_not_fit_is_told_in_words_of_ours()
    {
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Method("bad", "Add(System.Int32,System.Int32)", """["inputs.a",{"$literal":2}]""", "inputs")}}}""", "\"bad\""), """{"a":"x"}""");
        Assert.Equal("SCOUT7204", outcome.Error?.Code);
        Assert.Contains("left: a whole number is expected, not the text \"x\".", outcome.Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", outcome.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_of_the_workflow_that_does_not_fit_is_told_as_the_workflow_s()
    {
        var outcome = await new TestRun().RunAsync(PlanOf("""{"type":"string"}""", "{}", """{"$literal":null}"""));
        Assert.Equal("SCOUT7017", outcome.Error?.Code);
        Assert.Contains("What the workflow 'test' yields does not fit its output: output: a text is expected, not null", outcome.Error!.Message, StringComparison.Ordinal);
    }
}
