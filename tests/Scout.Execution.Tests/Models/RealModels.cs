using System.Text.Json;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Models.AskedStub;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Models;

/// <summary>Blocks that ask the real clients of providers, which ask a stub.</summary>
public sealed class RealModels
{
    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task A_model_is_asked_with_its_key_and_what_it_used_is_told(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("Hello, Ada.")));

        var (outcome, run) = await AskAsync(stub, dialect, """{"model":"fast","system":"Be kind.","prompt":"Greet Ada.","temperature":0.5,"max_tokens":100}""");

        Assert.Equal("\"Hello, Ada.\"", outcome.Output?.GetRawText());
        var asked = Assert.Single(stub.Requests);
        Assert.Equal(dialect.Path, asked.Path);
        Assert.Equal("wanted-model", asked.Body.GetProperty("model").GetString());
        Assert.Contains(Key, string.Join(' ', asked.Headers.Values), StringComparison.Ordinal);
        Assert.Contains("Greet Ada.", asked.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Be kind.", asked.Body.GetRawText(), StringComparison.Ordinal);
        var meta = run.Events.OfType<BlockCompleted>().Single().Meta!.Value;
        Assert.Equal(("real-model", 1, 12, 3, "stop"), (meta.GetProperty("model").GetString(), meta.GetProperty("requests").GetInt32(), meta.GetProperty("input_tokens").GetInt32(), meta.GetProperty("output_tokens").GetInt32(), meta.GetProperty("finish_reason").GetString()));
        Assert.Equal(dialect.TellsCached ? 4 : 0, meta.TryGetProperty("cached_tokens", out var cached) ? cached.GetInt32() : 0);
        Assert.DoesNotContain(Key, string.Concat(run.Events.Select(record => JsonSerializer.Serialize(record))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task Whoever_watches_hears_what_a_model_says_while_it_says_it_but_no_secret(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(dialect.Stream(["The key ", "is sk-can", "ary-4711, ", "I think."]));
        var heard = new List<string>();

        var (outcome, run) = await AskAsync(stub, dialect, Prompt, saying: heard);

        Assert.Equal($"\"The key is {Key}, I think.\"", outcome.Output?.GetRawText());
        // How much comes together is up to the machine.
        Assert.NotEmpty(heard);
        Assert.Subset(new HashSet<string> { "The key ", "The key is ", "The key is [secret STUB_KEY], ", "The key is [secret STUB_KEY], I think." }, heard.ToHashSet());
        Assert.Equal((1, 1), (stub.Requests.Count, run.Requests()));
        var used = ModelUsage.Of(run.Events.OfType<BlockCompleted>().Single());
        Assert.Equal((12, 3, dialect.TellsCached ? 4 : 0), (used.InputTokens, used.OutputTokens, used.CachedTokens));
    }

    [Fact]
    public async Task Whoever_watches_a_long_answer_hears_its_end_and_no_part_of_a_secret()
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(dialect.Stream([$"The key is {Key}", .. Enumerable.Repeat(new string('x', 333), 13)]));
        var heard = new List<string>();

        await AskAsync(stub, dialect, Prompt, saying: heard);

        Assert.All(heard, text => Assert.InRange(text.Length, 0, 4000));
        Assert.DoesNotContain(heard, text => text.Contains("4711", StringComparison.Ordinal) || text.Contains("canary", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openai", """{"type":"array","items":{"type":"string"}}""", """{"value":["a","b"]}""", """["a","b"]""")]
    [InlineData("openai", """{"type":"array","items":{"type":"string"}}""", """["a","b"]""", """["a","b"]""")]
    [InlineData("openai", """{"type":"string","enum":["order","complaint"]}""", """{"value":"order"}""", "\"order\"")]
    [InlineData("anthropic", """{"type":"integer"}""", """{"value":42}""", "42")]
    [InlineData("anthropic", """{"anyOf":[{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]},{"type":"null"}]}""", """{"value":null}""", "null")]
    [InlineData("ollama", """{"type":"array","items":{"$ref":"#/$defs/node"},"$defs":{"node":{"type":"object","properties":{"value":{"type":"integer"}},"required":["value"]}}}""", """{"value":[{"value":1}]}""", """[{"value":1}]""")]
    public async Task What_is_no_object_is_the_member_of_one_for_the_provider(string provider, string schema, string answer, string output)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer(answer)));

        var (outcome, _) = await AskAsync(stub, dialect, Structured, schema);

        Assert.Equal(output, outcome.Output?.GetRawText());
        Assert.Contains("\"properties\":{\"value\":", string.Concat(stub.Requests[0].Body.GetRawText().Where(letter => !char.IsWhiteSpace(letter))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"urgent":{"type":"boolean"}},"required":["urgent"]}""", true)]
    [InlineData("""{"type":"object","properties":{"urgent":{"type":"boolean"},"why":{"type":"string"}},"required":["urgent"]}""", false)]
    [InlineData("""{"type":"object","properties":{"all":{"type":"array","items":{"type":"object","properties":{"x":{"type":"string"}},"required":[]}}},"required":["all"]}""", false)]
    [InlineData("""{"type":"object","properties":{"any":{}},"required":["any"]}""", false)]
    public async Task A_model_is_held_to_the_schema_where_nothing_of_it_may_be_left_out(string schema, bool isStrict)
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("""{"urgent":true,"all":[],"any":1}""")));

        await AskAsync(stub, dialect, Structured, schema);

        var asked = stub.Requests[0].Body.GetProperty("response_format").GetProperty("json_schema");
        Assert.Equal(isStrict, asked.TryGetProperty("strict", out var strict) && strict.ValueKind == JsonValueKind.True);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task A_tool_is_called_with_its_arguments_and_the_model_is_told_what_it_gave(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new(dialect.Call("add", """{"left":19,"right":23}""")), new StubAnswer(dialect.Answer("It is 42.")));

        var (outcome, run) = await AskAsync(stub, dialect, $$$"""{"model":"fast","prompt":"Add.","tools":{"add":{"description":"Adds.","input":{"type":"object","properties":{"left":{"type":"integer"},"right":{"type":"integer"}},"required":["left","right"]},"method":"{{{Here}}}Add(System.Int32,System.Int32)","fingerprint":"sha256:00"} } }""");

        Assert.Equal("\"It is 42.\"", outcome.Output?.GetRawText());
        Assert.Equal((2, 2), (stub.Requests.Count, run.Requests()));
        Assert.Contains("\"add\"", stub.Requests[0].Body.GetProperty("tools").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("42", stub.Requests[1].Body.GetProperty("messages").GetRawText(), StringComparison.Ordinal);
        var meta = run.Events.OfType<BlockCompleted>().Single().Meta!.Value;
        Assert.Equal((24, 6, """["add"]"""), (meta.GetProperty("input_tokens").GetInt32(), meta.GetProperty("output_tokens").GetInt32(), meta.GetProperty("tool_calls").GetRawText()));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task One_that_calls_tools_without_end_is_stopped(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(Enumerable.Repeat(new StubAnswer(dialect.Call("add", """{"left":1,"right":2}""")), 50));

        var (outcome, run) = await AskAsync(stub, dialect, $$$"""{"model":"fast","prompt":"Add.","tools":{"add":{"description":"Adds.","input":{"type":"object","properties":{"left":{"type":"integer"},"right":{"type":"integer"}},"required":["left","right"]},"method":"{{{Here}}}Add(System.Int32,System.Int32)","fingerprint":"sha256:00"} } }""");

        Assert.Equal("SCOUT7426", outcome.Error?.Code);
        Assert.Equal((21, 21), (stub.Requests.Count, run.Requests()));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task An_answer_that_does_not_fit_is_shown_to_the_model_once(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new(dialect.Answer("""{"urgent":"very"}""")), new StubAnswer(dialect.Answer("""{"urgent":true}""")));

        var (outcome, run) = await AskAsync(stub, dialect, Structured, Urgent);

        Assert.Equal("""{"urgent":true}""", outcome.Output?.GetRawText());
        Assert.Equal((2, 2), (stub.Requests.Count, run.Requests()));
        Assert.Contains("This answer cannot be used: ", stub.Requests[1].Body.GetProperty("messages").GetRawText(), StringComparison.Ordinal);
        Assert.True(run.Events.OfType<BlockCompleted>().Single().Meta!.Value.GetProperty("repaired").GetBoolean());
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task What_was_used_in_vain_is_told_too(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new(dialect.Answer("No idea.")), new StubAnswer(dialect.Answer("Still none.")));

        var (outcome, run) = await AskAsync(stub, dialect, Structured, Urgent, settings: given => given with { Price = new(1000, 10_000, 100) });

        Assert.Equal("SCOUT7407", outcome.Error?.Code);
        var meta = run.Events.OfType<BlockFailed>().Single().Meta!.Value;
        Assert.Equal((2, 24, 6), (meta.GetProperty("requests").GetInt32(), meta.GetProperty("input_tokens").GetInt32(), meta.GetProperty("output_tokens").GetInt32()));
        Assert.Equal(dialect.TellsCached ? 0.0768m : 0.084m, meta.GetProperty("cost").GetDecimal());
    }
}
