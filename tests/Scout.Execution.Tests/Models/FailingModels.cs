using System.Text.Json.Nodes;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Models.AskedStub;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Models;

/// <summary>What becomes of a block whose provider does not answer as it should.</summary>
public sealed class FailingModels
{
    [Theory]
    [InlineData("openai", 429, "SCOUT7420", 2)]
    [InlineData("openai", 500, "SCOUT7421", 2)]
    [InlineData("openai", 401, "SCOUT7418", 1)]
    [InlineData("openai", 400, "SCOUT7419", 1)]
    [InlineData("openai", 302, "SCOUT7419", 1)]
    [InlineData("anthropic", 429, "SCOUT7420", 2)]
    [InlineData("anthropic", 529, "SCOUT7421", 2)]
    [InlineData("anthropic", 403, "SCOUT7418", 1)]
    [InlineData("anthropic", 404, "SCOUT7419", 1)]
    [InlineData("ollama", 429, "SCOUT7420", 2)]
    [InlineData("ollama", 503, "SCOUT7421", 2)]
    [InlineData("ollama", 401, "SCOUT7418", 1)]
    [InlineData("ollama", 404, "SCOUT7419", 1)]
    public async Task A_failure_is_told_with_what_the_provider_says_and_tried_again_where_that_may_help(string provider, int status, string code, int requests)
    {
        var dialect = Dialect.Of(provider);
        var failure = new StubAnswer(dialect.Error($"It is {Key} that is wrong."), status) { Headers = { ["Retry-After"] = "7", ["Location"] = "http://localhost/elsewhere" } };
        await using var stub = await ModelStub.StartAsync(failure, failure, new StubAnswer(dialect.Answer("too late")));

        var (outcome, run) = await AskAsync(stub, dialect, Prompt, more: Twice);

        Assert.Equal(code, outcome.Error?.Code);
        Assert.Contains(status == 302 ? "sends the request elsewhere (302)" : $"{status} It is [secret STUB_KEY] that is wrong.", run.Events.OfType<RunFailed>().Single().Error.Message, StringComparison.Ordinal);
        Assert.Equal((requests, requests), (stub.Requests.Count, run.Requests()));
        Assert.Equal(requests == 2 ? [7000] : [], run.Events.OfType<BlockRetrying>().Select(retrying => retrying.DelayMs));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, null)]
    public async Task A_request_that_is_refused_costs_nothing_and_of_one_that_was_cut_it_is_not_known(bool isCut, int? cost)
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(isCut ? new(dialect.Answer("Hello.")) { CutAfter = 40 } : new StubAnswer(dialect.Error("Slow down."), 429));

        var (_, run) = await AskAsync(stub, dialect, Prompt, settings: given => given with { Price = new(1000, 10_000) });

        var meta = run.Events.OfType<BlockFailed>().Single().Meta!.Value;
        Assert.Equal((1, (decimal?)cost), (meta.GetProperty("requests").GetInt32(), meta.TryGetProperty("cost", out var told) ? told.GetDecimal() : null));
        Assert.Equal(isCut ? 1 : 0, ModelUsage.Of(run.Events.OfType<BlockFailed>().Single()).UnpricedRequests);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task What_was_said_before_the_connection_broke_is_no_answer(string provider)
    {
        var dialect = Dialect.Of(provider);
        var stream = dialect.Stream(["Hello, ", "Ada."]);
        await using var stub = await ModelStub.StartAsync(stream with { Pieces = [.. stream.Pieces.SkipLast(1)], CutAfter = stream.Body.Length });
        var heard = new List<string>();

        var (outcome, _) = await AskAsync(stub, dialect, Prompt, saying: heard);

        Assert.Equal("SCOUT7422", outcome.Error?.Code);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task What_was_said_before_a_stream_ended_without_its_end_is_no_answer_and_its_cost_not_known(string provider)
    {
        var dialect = Dialect.Of(provider);
        var stream = dialect.Stream(["Hello, ", "Ada."]);
        await using var stub = await ModelStub.StartAsync(stream with { Pieces = [.. stream.Pieces.SkipLast(1)] });

        var (outcome, run) = await AskAsync(stub, dialect, Prompt, saying: [], settings: given => given with { Price = new(1, 1) });

        Assert.Equal("SCOUT7422", outcome.Error?.Code);
        Assert.Equal(1, ModelUsage.Of(run.Events.OfType<BlockFailed>().Single()).UnpricedRequests);
    }

    [Theory]
    [InlineData("""{"prompt_tokens":100,"completion_tokens":10,"prompt_tokens_details":{"cached_tokens":500}}""", 0.00002)]
    [InlineData("""{"prompt_tokens":-1000,"completion_tokens":10}""", null)]
    [InlineData("""{"prompt_tokens":0,"completion_tokens":0}""", null)]
    public async Task Counts_that_cannot_be_are_not_paid(string usage, double? cost)
    {
        var dialect = Dialect.Of("openai");
        var answer = JsonNode.Parse(dialect.Answer("Hello."))!;
        answer["usage"] = JsonNode.Parse(usage);
        await using var stub = await ModelStub.StartAsync(new StubAnswer(answer.ToJsonString()));

        var (_, run) = await AskAsync(stub, dialect, Prompt, settings: given => given with { Price = new(1, 1, 0.1m) });

        var used = ModelUsage.Of(run.Events.OfType<BlockCompleted>().Single());
        Assert.Equal(((decimal?)cost, cost is null ? 1 : 0), (used.Cost, used.UnpricedRequests));
    }

    [Theory]
    [InlineData("sk-abcd\nefghijkl")]
    [InlineData("sk-\u043a\u043b\u044e\u0447-12345")]
    public async Task A_key_that_is_none_is_told_before_it_is_sent(string key)
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync();

        var (outcome, _) = await AskAsync(stub, dialect, Prompt, key: key);

        Assert.Equal("SCOUT7427", outcome.Error?.Code);
        Assert.Empty(stub.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_under_way_when_the_run_ended_is_counted_though_its_cost_is_not_known(bool isCanceled)
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(new StubAnswer("") { IsSilent = true });

        var (outcome, run) = await AskAsync(
            stub, dialect, Prompt,
            settings: given => given with { Price = new(1, 1) },
            beside: $",{Method("bad", "Forever(System.Threading.CancellationToken)", more: ""","timeout_ms":60000""")}",
            started: async run =>
            {
                while (stub.Requests.Count == 0)
                {
                    await Task.Delay(10, TestContext.Current.CancellationToken);
                }

                if (isCanceled)
                {
                    await run.Cancellation.CancelAsync();
                }
                else
                {
                    run.Time.Advance(TimeSpan.FromMinutes(2));
                }
            });

        Assert.Equal(isCanceled ? RunEnd.Canceled : RunEnd.Failed, outcome.End);
        Assert.Equal((1, 1), (stub.Requests.Count, run.Requests()));
        Assert.Equal(1, run.Events.Aggregate(ModelUsage.None, (used, record) => used + ModelUsage.Of(record)).UnpricedRequests);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task A_second_attempt_may_have_the_answer(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new(dialect.Error("Slow down."), 429), new StubAnswer(dialect.Answer("Hello.")));

        var (outcome, run) = await AskAsync(stub, dialect, Prompt, more: Twice);

        Assert.Equal("\"Hello.\"", outcome.Output?.GetRawText());
        Assert.Equal((2, 2), (stub.Requests.Count, run.Requests()));
        Assert.Equal(1, Assert.Single(run.Events.OfType<BlockRetrying>()).DelayMs);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task An_answer_that_is_cut_is_none(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("Hello.")) { CutAfter = 40 });

        var (outcome, run) = await AskAsync(stub, dialect, Prompt);

        Assert.Equal("SCOUT7422", outcome.Error?.Code);
        Assert.Equal((1, 1), (stub.Requests.Count, run.Requests()));
    }

    [Theory]
    [InlineData("openai", "{\"id\": nonsense")]
    [InlineData("openai", "<html>It works!</html>")]
    [InlineData("openai", "{}")]
    [InlineData("anthropic", "{\"id\": nonsense")]
    [InlineData("anthropic", "<html>It works!</html>")]
    [InlineData("anthropic", "{}")]
    [InlineData("ollama", "{\"model\": nonsense\n")]
    [InlineData("ollama", "<html>It works!</html>\n")]
    public async Task What_is_no_answer_of_the_provider_is_told(string provider, string body)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new StubAnswer(body));

        var (outcome, run) = await AskAsync(stub, dialect, Prompt);

        Assert.Equal("SCOUT7423", outcome.Error?.Code);
        Assert.Equal((1, 1), (stub.Requests.Count, run.Requests()));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task Nobody_there_is_told(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync();

        var (outcome, _) = await AskAsync(stub, dialect, Prompt, settings: given => given with { Endpoint = "http://127.0.0.1:1" });

        Assert.Equal("SCOUT7422", outcome.Error?.Code);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task One_that_does_not_answer_is_waited_for_as_long_as_the_block_says(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new StubAnswer("") { IsSilent = true });

        var asking = AskAsync(stub, dialect, Prompt, more: ""","timeout_ms":2000""", started: async run =>
        {
            while (stub.Requests.Count == 0)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            run.Time.Advance(TimeSpan.FromSeconds(2));
        });

        var (outcome, run) = await asking;
        Assert.Equal("SCOUT7011", outcome.Error?.Code);
        Assert.Equal((1, 1), (stub.Requests.Count, run.Requests()));
    }

    [Theory]
    [InlineData("openai", """{"id":"c1","object":"chat.completion","created":1,"model":"real-model","choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":"I will not."},"finish_reason":"stop"}]}""", "SCOUT7424")]
    [InlineData("openai", """{"id":"c1","object":"chat.completion","created":1,"model":"real-model","choices":[{"index":0,"message":{"role":"assistant","content":"","refusal":null},"finish_reason":"content_filter"}]}""", "SCOUT7425")]
    [InlineData("openai", """{"id":"c1","object":"chat.completion","created":1,"model":"real-model","choices":[{"index":0,"message":{"role":"assistant","content":"Half of it","refusal":null},"finish_reason":"content_filter"}]}""", "SCOUT7425")]
    [InlineData("anthropic", """{"id":"m1","type":"message","role":"assistant","model":"real-model","content":[{"type":"text","text":"I will not."}],"stop_reason":"refusal","stop_sequence":null,"usage":{"input_tokens":8,"output_tokens":3}}""", "SCOUT7424")]
    public async Task A_refusal_is_an_error_of_its_own_and_not_asked_for_again(string provider, string body, string code)
    {
        await using var stub = await ModelStub.StartAsync(new StubAnswer(body));

        var (outcome, run) = await AskAsync(stub, Dialect.Of(provider), Structured, Urgent, Twice);

        Assert.Equal(code, outcome.Error?.Code);
        Assert.Contains(code == "SCOUT7424" ? "'I will not.'" : "filter", outcome.Error!.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (stub.Requests.Count, run.Requests()));
    }
}
