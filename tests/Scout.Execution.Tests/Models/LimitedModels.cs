using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Scout.Execution.Runs;
using Scout.Execution.Tests.Runs;
using Scout.Revisions.Places;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Models;

/// <summary>Blocks whose model has limits.</summary>
public sealed class LimitedModels
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<PlaceWait> _waits = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_runs_together_have_no_more_requests_under_way_than_the_alias_allows_and_each_has_its_answer()
    {
        using var client = new HeldClient();
        var places = new ModelPlaces(_time);
        var runs = Enumerable.Range(0, 2).Select(_ => Run(client, new() { Provider = "services", Concurrency = 3 }, places)).ToArray();

        var going = runs.Select(run => run.RunAsync(Items(8))).ToArray();
        for (var answered = 0; answered < 16; answered++)
        {
            await client.UntilAskedAsync(Math.Min(16, answered + 3));
            client.Release();
        }

        Assert.All(await Task.WhenAll(going), outcome => Assert.Equal(RunEnd.Completed, outcome.End));
        Assert.Equal((3, 16), (client.Most, client.Asked.Count));
    }

    [Fact]
    public async Task Each_round_with_tools_is_a_request_of_its_own_and_so_is_a_repair()
    {
        var rounds = 0;
        using var client = new HeldClient
        {
            IsOpen = true,
            Answer = _ => rounds++ switch
            {
                0 => new(ChatRole.Assistant, [new FunctionCallContent("1", "add", new Dictionary<string, object?> { ["left"] = 1, ["right"] = 2 })]),
                1 => new(ChatRole.Assistant, "no JSON at all"),
                _ => new(ChatRole.Assistant, """{"urgent":true}"""),
            },
        };
        var places = new ModelPlaces(_time);
        var run = Run(client, new() { Provider = "services", RequestsPerMinute = 3 }, places);

        var outcome = await run.RunAsync(Plan(
            """{"ask":{"type":"llm","needs":[],"config":{"model":"fast","prompt":"?","structured":true,"tools":{"add":{"input":{"type":"object","properties":{"left":{"type":"integer"},"right":{"type":"integer"}},"required":["left","right"]},"method":"M:Scout.Execution.Tests.Runs.Methods.Add(System.Int32,System.Int32)","fingerprint":"sha256:00"}}},"output":{"type":"object","properties":{"urgent":{"type":"boolean"}},"required":["urgent"]}}}""", "\"ask\""));

        Assert.Equal((RunEnd.Completed, 3), (outcome.End, rounds));
        Assert.Equal(new HeldBack(PlaceLimit.RequestsPerMinute, 3, 3), places.Ask("staging", "fast", new(RequestsPerMinute: 3)).HeldBack);
        var meta = run.Events.OfType<BlockCompleted>().Single().Meta!.Value;
        Assert.Equal((3, 300), (meta.GetProperty("requests").GetInt32(), meta.GetProperty("input_tokens").GetInt32()));
    }

    [Fact]
    public async Task Time_in_the_queue_counts_neither_against_the_timeout_nor_as_an_attempt()
    {
        using var client = new HeldClient();
        var places = new ModelPlaces(_time);
        var other = places.Ask("staging", "fast", new(Concurrency: 1));
        var run = Run(client, new() { Provider = "services", Concurrency = 1 }, places);

        var going = run.RunAsync(Ask(""","timeout_ms":2000,"retry":{"attempts":3,"delay_ms":1}"""));
        await run.UntilAsync<BlockStarted>();
        await WaitedAsync(places);
        run.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(client.Asked);

        other.Leave(0);
        await client.UntilAskedAsync(1);
        run.Time.Advance(TimeSpan.FromSeconds(1));
        client.Release();

        Assert.Equal(RunEnd.Completed, (await going).End);
        Assert.Empty(run.Events.OfType<BlockRetrying>());
    }

    [Fact]
    public async Task The_timeout_goes_on_where_it_was_when_the_place_is_given()
    {
        using var client = new HeldClient();
        var places = new ModelPlaces(_time);
        var other = places.Ask("staging", "fast", new(Concurrency: 1));
        var run = Run(client, new() { Provider = "services", Concurrency = 1 }, places);

        var going = run.RunAsync(Ask(",\"timeout_ms\":2000"));
        await run.UntilAsync<BlockStarted>();
        await WaitedAsync(places);
        run.Time.Advance(TimeSpan.FromMinutes(10));
        other.Leave(0);
        await client.UntilAskedAsync(1);
        run.Time.Advance(TimeSpan.FromSeconds(2.1));

        Assert.Equal("SCOUT7011", (await going).Error?.Code);
        // What ran into its timeout has left its place.
        Assert.Null(places.Ask("staging", "fast", new(Concurrency: 1)).HeldBack);
    }

    [Fact]
    public async Task A_run_that_is_canceled_while_it_waits_or_asks_gives_its_place_to_the_next()
    {
        using var client = new HeldClient();
        var places = new ModelPlaces(_time);
        var runs = Enumerable.Range(0, 3).Select(_ => Run(client, new() { Provider = "services", Concurrency = 1 }, places)).ToArray();
        var first = runs[0].RunAsync(Ask());
        await client.UntilAskedAsync(1);
        var second = runs[1].RunAsync(Ask());
        await WaitedAsync(places);
        var third = runs[2].RunAsync(Ask());

        await runs[1].Cancellation.CancelAsync();
        Assert.Equal(RunEnd.Canceled, (await second).End);
        await runs[0].Cancellation.CancelAsync();
        Assert.Equal(RunEnd.Canceled, (await first).End);
        await client.UntilAskedAsync(2);
        client.Release();
        client.Release();

        Assert.Equal(RunEnd.Completed, (await third).End);
        Assert.Equal(1, client.Most);
    }

    [Fact]
    public async Task A_request_that_fails_gives_its_place_back()
    {
        using var client = new HeldClient { IsOpen = true, Answer = _ => throw new InvalidOperationException("No.") };
        var places = new ModelPlaces(_time);

        var outcome = await Run(client, new() { Provider = "services", Concurrency = 1 }, places).RunAsync(Ask());

        Assert.Equal(RunEnd.Failed, outcome.End);
        Assert.Null(places.Ask("staging", "fast", new(Concurrency: 1)).HeldBack);
    }

    [Fact]
    public async Task A_stream_holds_its_place_to_its_end_and_its_tokens_count()
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(dialect.Stream(["Hello, ", "Ada."]));
        var places = new ModelPlaces(_time);
        var heard = new List<string>();

        var run = new TestRun
        {
            Settings = new() { Models = Models(new() { Provider = "openai", Model = "m", Endpoint = stub.Url + dialect.Base, Key = "STUB_KEY", TokensPerMinute = 10 }) },
            Configuration = { ["Secrets:STUB_KEY"] = AskedStub.Key },
            Places = new OwnPlaces(places, "staging", new() { Models = Models(new() { Provider = "openai", TokensPerMinute = 10 }) }, _time, null),
            Saying = (_, text) => heard.Add(text),
        };

        Assert.Equal(RunEnd.Completed, (await run.RunAsync(Ask())).End);
        Assert.Equal(new HeldBack(PlaceLimit.TokensPerMinute, 15, 10), places.Ask("staging", "fast", new(TokensPerMinute: 10)).HeldBack);
    }

    [Fact]
    public async Task A_wait_that_lasts_is_told_with_what_holds_it_back()
    {
        using var client = new HeldClient { IsOpen = true };
        var places = new ModelPlaces(_time);
        var other = places.Ask("staging", "fast", new(Concurrency: 1));
        var run = Run(client, new() { Provider = "services", Concurrency = 1 }, places);

        var going = run.RunAsync(Ask());
        await WaitedAsync(places);
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Empty(_waits);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        while (_waits.Count == 0)
        {
            await Task.Delay(5, Cancellation);
        }

        other.Leave(0);
        await going;

        Assert.Equal("waits for a place at model 'fast': 1 of 1 requests under way", Assert.Single(_waits).Text);
        Assert.Equal("ask", _waits[0].Block);
    }

    private static ImmutableSortedDictionary<string, ModelSettings> Models(ModelSettings settings) => ImmutableSortedDictionary.Create<string, ModelSettings>(StringComparer.Ordinal).Add("fast", settings);

    private static Execution.Plans.Plan Ask(string more = "") => Plan($$"""{"ask":{"type":"llm","needs":[],"config":{"model":"fast","prompt":"?"},"output":{"type":"string"}{{more}} } }""", "\"ask\"");

    private static Execution.Plans.Plan Items(int count) => Plan(
        "{" + Block("each", "foreach", $$"""{"items":{"$literal":[{{string.Join(',', Enumerable.Range(0, count))}}]},"concurrency":8}""", "\"body\":" + Scope("\"ask\":{\"type\":\"llm\",\"needs\":[],\"config\":{\"model\":\"fast\",\"prompt\":\"{{ index }}\"},\"output\":{\"type\":\"string\"}}", "\"ask\"")) + "}",
        "\"each\"");

    // Completes when somebody waits: whoever asks next is behind.
    private static async Task WaitedAsync(ModelPlaces places)
    {
        while (true)
        {
            var probe = places.Ask("staging", "fast", new(Concurrency: 2));
            var isBehind = !probe.Given.IsCompleted;
            probe.Leave(0);
            if (isBehind)
            {
                return;
            }

            await Task.Delay(5, Cancellation);
        }
    }

    private TestRun Run(HeldClient client, ModelSettings limits, ModelPlaces places)
    {
        var settings = new RunSettings { Models = Models(limits) };
        var run = new TestRun { Settings = settings, Places = new OwnPlaces(places, "staging", settings, _time, _waits.Add) };
        run.Services.AddKeyedSingleton<IChatClient>("fast", client);
        return run;
    }
}
