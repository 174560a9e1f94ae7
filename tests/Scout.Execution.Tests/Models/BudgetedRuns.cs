using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Scout.Execution.Plans;
using Scout.Execution.Runs;
using Scout.Execution.Tests.Runs;
using Scout.Revisions.Places;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Models;

/// <summary>Runs that may use so much. Each request uses 100 tokens, which cost 0.1.</summary>
public sealed class BudgetedRuns
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cost", "its models have cost 0.2, and may cost 0.2")]
    [InlineData("tokens", "its models have used 200 tokens, and may use 200")]
    public async Task A_request_that_cannot_be_afforded_is_not_made_and_after_a_raise_the_run_goes_on_with_what_it_did(string limit, string told)
    {
        using var client = new HeldClient { IsOpen = true };
        var run = Run(client, limit == "cost" ? new() { Cost = 0.2m } : new() { Tokens = 200 });

        var outcome = await run.RunAsync(Chain());

        Assert.Equal((RunEnd.BudgetExceeded, 2), (outcome.End, client.Asked.Count));
        var last = Assert.IsType<RunBudgetExceeded>(run.Events[^1]);
        Assert.Equal(("SCOUT7430", null), (last.Error.Code, last.Error.Block));
        Assert.Contains(told, last.Error.Message, StringComparison.Ordinal);
        Assert.Contains($"Raise \"{limit}\" in the \"limits\" of staging", last.Error.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], run.Started);
        Assert.Equal(RunStatus.BudgetExceeded, RunSummary.Of(run.Events).Status);

        var same = Run(client, run.Limits, run);
        Assert.Equal(RunEnd.BudgetExceeded, (await same.RunAsync(Chain())).End);
        Assert.Equal(2, client.Asked.Count);

        var raised = Run(client, new() { Cost = 0.3m, Tokens = 300 }, run, same);
        Assert.Equal(RunEnd.Completed, (await raised.RunAsync(Chain())).End);
        Assert.Equal(["a", "b", "c"], client.Asked);
        var whole = RunSummary.Of(raised.Journal.Concat(raised.Events));
        Assert.Equal((RunStatus.Completed, 300, 0.3m, null), (whole.Status, whole.Used.InputTokens, whole.Used.Cost, whole.Error));
    }

    [Fact]
    public async Task A_conversation_ends_between_two_of_its_requests_and_what_it_used_counts_when_it_is_held_again()
    {
        using var client = new HeldClient { IsOpen = true, Answer = Tool };
        var run = Run(client, new() { Tokens = 100 });

        Assert.Equal(RunEnd.BudgetExceeded, (await run.RunAsync(WithTool())).End);
        Assert.Single(client.Asked);
        var stopped = run.Events.OfType<BlockStopped>().Single();
        Assert.Equal((true, 100), (stopped.Again, stopped.Meta!.Value.GetProperty("input_tokens").GetInt32()));
        Assert.Equal(RunStatus.Interrupted, RunSummary.Of(run.Events).Blocks["ask"].Status);

        // 100 before: the second round would begin at 200, which is too much, or not.
        Assert.Equal(RunEnd.BudgetExceeded, (await Run(client, new() { Tokens = 200 }, run).RunAsync(WithTool())).End);
        Assert.Equal(RunEnd.Completed, (await Run(client, new() { Tokens = 201 }, run).RunAsync(WithTool())).End);
        Assert.Equal(1 + 1 + 2, client.Asked.Count);
    }

    [Fact]
    public async Task What_is_under_way_when_the_budget_is_used_up_may_end_and_is_kept()
    {
        using var client = new HeldClient();
        var run = Run(client, new() { Tokens = 150 });

        var going = run.RunAsync(Plan($"{{{Asks("a")},{Asks("b")},{Asks("c")},{Asks("d", "a b c")}}}", "\"d\""));
        await client.UntilAskedAsync(3);
        client.Release();
        client.Release();
        await run.UntilAsync<BlockCompleted>(2);
        client.Release();

        Assert.Equal(RunEnd.BudgetExceeded, (await going).End);
        Assert.Equal(["a", "b", "c"], run.Events.OfType<BlockCompleted>().Select(completed => completed.Block).Order());
        Assert.Contains("have used 300 tokens, and may use 150", ((RunBudgetExceeded)run.Events[^1]).Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_attempts_count_and_a_budget_is_no_failure_that_is_tried_again_or_recovered_from()
    {
        using var client = new HeldClient { IsOpen = true, Answer = _ => new(ChatRole.Assistant, "no JSON") };
        var run = Run(client, new() { Tokens = 300 });

        var outcome = await run.RunAsync(Plan(
            """{"ask":{"type":"llm","needs":[],"config":{"model":"fast","prompt":"?","structured":true},"output":{"type":"object"},"retry":{"attempts":5,"delay_ms":0},"on_error":{"continue":{"$literal":{}}}}}""", "\"ask\""));

        // An attempt is a question and a repair.
        Assert.Equal((RunEnd.BudgetExceeded, 3, 1), (outcome.End, client.Asked.Count, run.Events.OfType<BlockRetrying>().Count()));
        Assert.Empty(run.Events.OfType<BlockRecovering>());
        Assert.Equal(300, RunSummary.Of(run.Events).Used.InputTokens);
    }

    [Fact]
    public async Task Its_time_is_over_in_the_middle_of_a_block_and_goes_on_where_it_was_when_it_is_raised()
    {
        using var client = new HeldClient();
        var run = Run(client, new() { Time = TimeSpan.FromMinutes(10) });
        var going = run.RunAsync(Chain());
        await client.UntilAskedAsync(1);
        run.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(RunEnd.BudgetExceeded, (await going).End);
        Assert.Contains("it has worked for as long as it may, 00:10:00", ((RunBudgetExceeded)run.Events[^1]).Error.Message, StringComparison.Ordinal);

        // A day later, which does not count.
        var raised = Run(client, new() { Time = TimeSpan.FromMinutes(30) }, run);
        raised.Time.Advance(TimeSpan.FromDays(1));
        going = raised.RunAsync(Chain());
        await client.UntilAskedAsync(2);
        raised.Time.Advance(TimeSpan.FromMinutes(19));
        await Task.Delay(50, Cancellation);
        Assert.False(going.IsCompleted);
        raised.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(RunEnd.BudgetExceeded, (await going).End);
        Assert.Equal(["a", "a"], client.Asked);
    }

    [Fact]
    public void Time_in_which_it_waited_without_a_worker_or_nobody_worked_on_it_does_not_count()
    {
        var began = new DateTimeOffset(2026, 11, 29, 6, 0, 0, TimeSpan.Zero);
        RunEvent[] records =
        [
            new RunStarted { RunId = "r", Sequence = 0, Time = began, Workflow = "w", RevisionId = "i", Environment = "e", Inputs = default },
            new RunWaiting { RunId = "r", Sequence = 1, Time = began.AddMinutes(2) },
            new RunSignaled { RunId = "r", Sequence = 2, Time = began.AddMinutes(50), Signal = new() { Data = default, By = "ada" } },
            new RunResumed { RunId = "r", Sequence = 3, Time = began.AddMinutes(60), Epoch = 2 },
            new BlockStopped { RunId = "r", Sequence = 4, Time = began.AddMinutes(61), Block = "b" },
            new RunResumed { RunId = "r", Sequence = 5, Time = began.AddMinutes(90), Epoch = 3 },
        ];

        Assert.Equal(TimeSpan.FromMinutes(3), WorkedTime.Of(records));
    }

    [Fact]
    public async Task A_block_that_must_not_run_twice_and_was_not_begun_needs_no_decision()
    {
        using var client = new HeldClient { IsOpen = true };
        var plan = Plan($"{{{Asks("a")},{Asks("b", "a", ",\"once\":true")}}}", "\"b\"");
        var run = Run(client, new() { Tokens = 100 });

        Assert.Equal(RunEnd.BudgetExceeded, (await run.RunAsync(plan)).End);
        Assert.Empty(RunSummary.Of(run.Events).Undecided);
        Assert.Equal(RunEnd.Completed, (await Run(client, null, run).RunAsync(plan)).End);
        Assert.Equal(["a", "b"], client.Asked);
    }

    [Fact]
    public async Task A_workflow_that_is_called_spends_the_budget_of_its_caller()
    {
        using var client = new HeldClient { IsOpen = true };
        var called = Plan($"{{{Asks("x")},{Asks("y", "x")}}}", "\"y\"");
        var plan = Plan(
            $"{{{Asks("a")},{Block("inner", "call", """{"workflow":"other","inputs":{}}""", "", "a")},{Asks("d", "inner")}}}", "\"d\"", $$"""{"other":"sha256:{{new string('0', 64)}}"}""", ("other", called));
        var run = Run(client, new() { Cost = 0.2m });

        Assert.Equal(RunEnd.BudgetExceeded, (await run.RunAsync(plan)).End);
        Assert.Equal(["a", "x"], client.Asked);
        Assert.Equal(RunEnd.Completed, (await Run(client, new() { Cost = 10 }, run).RunAsync(plan)).End);
        Assert.Equal(["a", "x", "y", "d"], client.Asked);
    }

    [Fact]
    public async Task A_model_that_does_not_say_what_it_uses_fails_its_block_once_where_there_is_a_budget_of_that()
    {
        using var client = new HeldClient { IsOpen = true, Tokens = null };
        var plan = Plan($"{{{Asks("a", more: ""","retry":{"attempts":5,"delay_ms":0}""")}}}", "\"a\"");

        Assert.Equal("SCOUT7432", (await Run(client, new() { Tokens = 1000 }).RunAsync(plan)).Error?.Code);
        Assert.Single(client.Asked);
        Assert.Equal(RunEnd.Completed, (await Run(client, new() { Time = TimeSpan.FromHours(1) }).RunAsync(plan)).End);
    }

    [Fact]
    public async Task Who_waits_for_a_place_waits_no_longer_when_the_budget_is_used_up()
    {
        using var client = new HeldClient();
        // One request within a minute that never ends.
        var places = new ModelPlaces(new FakeTimeProvider());
        var run = Run(client, new() { Tokens = 100 }, places: places);

        var going = run.RunAsync(Plan($"{{{Asks("a")},{Asks("b")}}}", "\"b\""));
        await client.UntilAskedAsync(1);
        client.Release();

        Assert.Equal(RunEnd.BudgetExceeded, (await going).End);
        Assert.Single(client.Asked);
    }

    private static ChatMessage Tool(ChatMessage last) => last.Role == ChatRole.Tool
        ? new(ChatRole.Assistant, "Three.")
        : new(ChatRole.Assistant, [new FunctionCallContent("1", "add", new Dictionary<string, object?> { ["left"] = 1, ["right"] = 2 })]);

    private static Plan WithTool() => Plan(
        """{"ask":{"type":"llm","needs":[],"config":{"model":"fast","prompt":"?","tools":{"add":{"input":{"type":"object","properties":{"left":{"type":"integer"},"right":{"type":"integer"}},"required":["left","right"]},"method":"M:Scout.Execution.Tests.Runs.Methods.Add(System.Int32,System.Int32)","fingerprint":"sha256:00"}}},"output":{"type":"string"}}}""", "\"ask\"");

    private static Plan Chain() => Plan($"{{{Asks("a")},{Asks("b", "a")},{Asks("c", "b")}}}", "\"c\"");

    private static string Asks(string id, string needs = "", string more = "") =>
        $$"""{{JsonSerializer.Serialize(id)}}:{"type":"llm","needs":[{{string.Join(',', needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(need => $"\"{need}\""))}}],"config":{"model":"fast","prompt":"{{id}}"},"output":{"type":"string"}{{more}} }""";

    private static TestRun Run(HeldClient client, RunLimits? limits, params TestRun[] before) => Run(client, limits, null, before);

    private static TestRun Run(HeldClient client, RunLimits? limits, ModelPlaces? places, params TestRun[] before)
    {
        var settings = new RunSettings { Models = ImmutableSortedDictionary.Create<string, ModelSettings>(StringComparer.Ordinal).Add("fast", new() { Provider = "services", Price = new(1000, 1000), RequestsPerMinute = places is null ? null : 1 }) };
        var run = new TestRun
        {
            Settings = settings,
            Limits = limits,
            Journal = [.. before.SelectMany(run => run.Events)],
            Places = places is null ? null : new OwnPlaces(places, "staging", settings, TimeProvider.System, null),
        };
        run.Services.AddKeyedSingleton<IChatClient>("fast", client);
        return run;
    }
}
