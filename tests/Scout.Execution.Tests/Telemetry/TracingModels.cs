using System.Diagnostics;
using Scout.Execution.Tests.Models;
using static Scout.Execution.Tests.Models.AskedStub;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Telemetry;

public sealed class TracingModels
{
    [Theory]
    [InlineData("openai", false)]
    [InlineData("anthropic", false)]
    [InlineData("ollama", false)]
    [InlineData("openai", true)]
    [InlineData("anthropic", true)]
    [InlineData("ollama", true)]
    public async Task A_request_says_what_was_asked_and_answered_and_the_request_of_http_is_inside(string provider, bool isWatched)
    {
        using var trace = new Trace();
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(isWatched ? dialect.Stream(["Hello, ", "Ada."]) : new StubAnswer(dialect.Answer("Hello, Ada.")));

        await AskAsync(stub, dialect, """{"model":"fast","prompt":"Greet Ada.","temperature":0.5,"max_tokens":100}""", saying: isWatched ? [] : null, around: trace.Around);

        var chat = Assert.Single(trace.Inside(trace.One("llm ask")));
        Assert.Equal(("chat wanted-model", ActivityKind.Client, ActivityStatusCode.Unset), (chat.DisplayName, chat.Kind, chat.Status));
        Assert.Equal(
            ("chat", provider, "wanted-model", "real-model", 12L, 3L, "stop"),
            (chat.GetTagItem("gen_ai.operation.name"), chat.GetTagItem("gen_ai.provider.name"), chat.GetTagItem("gen_ai.request.model"), chat.GetTagItem("gen_ai.response.model"),
                chat.GetTagItem("gen_ai.usage.input_tokens"), chat.GetTagItem("gen_ai.usage.output_tokens"), Assert.Single((string[])chat.GetTagItem("gen_ai.response.finish_reasons")!)));
        Assert.Equal((0.5, 100), (chat.GetTagItem("gen_ai.request.temperature"), chat.GetTagItem("gen_ai.request.max_tokens")));
        Assert.Equal(("127.0.0.1", new Uri(stub.Url).Port), (chat.GetTagItem("server.address"), chat.GetTagItem("server.port")));
        Assert.Equal("System.Net.Http", Assert.Single(trace.Inside(chat)).Source.Name);
        Assert.DoesNotContain(Texts(trace), text => text.Contains("Ada", StringComparison.Ordinal) || text.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_fails_says_its_status_and_nothing_of_what_the_provider_says()
    {
        using var trace = new Trace();
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(new(dialect.Error($"Too many requests with {Key} about Ada."), 429), new StubAnswer(dialect.Answer("Hello, Ada.")));

        await AskAsync(stub, dialect, Prompt, more: Twice, around: trace.Around);

        var asked = trace.Spans.Where(span => span.DisplayName == "llm ask").ToArray();
        Assert.Equal([("retried", "SCOUT7420"), ("completed", null)], asked.Select(span => (span.GetTagItem("scout.block.status"), span.GetTagItem("error.type"))));
        var refused = Assert.Single(trace.Inside(asked[0]));
        Assert.Equal((ActivityStatusCode.Error, "429", "429"), (refused.Status, refused.StatusDescription, refused.GetTagItem("error.type")));
        Assert.DoesNotContain(Texts(trace), text => text.Contains("Ada", StringComparison.Ordinal) || text.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_round_with_tools_is_a_request_and_what_is_said_is_told_to_whoever_asks_for_it()
    {
        using var trace = new Trace();
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(new(dialect.Call("add", """{"left":19,"right":23}""")), new StubAnswer(dialect.Answer($"It is on its way, {Key}.")));

        await AskAsync(stub, dialect, $$$"""{"model":"fast","prompt":"Add.","tools":{"add":{"input":{"type":"object","properties":{"left":{"type":"integer"},"right":{"type":"integer"}},"required":["left","right"]},"method":"{{{Here}}}Add(System.Int32,System.Int32)","fingerprint":"sha256:00"} } }""", around: trace.Around, tellsContent: true);

        var inside = trace.Inside(trace.One("llm ask")).ToArray();
        Assert.Equal(["chat wanted-model", "execute_tool add", "chat wanted-model"], inside.Select(span => span.DisplayName));
        Assert.Equal("add", inside[1].GetTagItem("gen_ai.tool.name"));
        Activity[] chats = [inside[0], inside[2]];
        Assert.Contains("tool_call", (string)chats[0].GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
        Assert.Contains("tool_call_response", (string)chats[1].GetTagItem("gen_ai.input.messages")!, StringComparison.Ordinal);
        Assert.Contains("It is on its way, [secret STUB_KEY].", (string)chats[1].GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(Trace trace) => trace.Spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Value}").Append(span.StatusDescription ?? "").Append(span.DisplayName));
}
