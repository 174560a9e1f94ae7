using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Scout.Execution.Runs;
using Scout.Execution.Tests.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Models;

public sealed class ScriptModel : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_rule_that_fits_answers()
    {
        var (outcome, _) = await AskAsync(
            """
            {
              // comments and trailing commas are fine
              "replies": [
                { "block": "other", "reply": "wrong block" },
                { "model": "smart", "reply": "wrong model" },
                { "block": "ask", "contains": "goodbye", "reply": "wrong text" },
                { "block": "ask", "model": "fast", "contains": "hello Ada", "reply": "right" },
                { "reply": "too late" },
              ],
            }
            """,
            """{"model":"fast","prompt":"Say hello {{ inputs.name }}"}""");
        Assert.Equal("\"right\"", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task A_rule_may_say_what_a_provider_would_have_counted()
    {
        var (_, run) = await AskAsync("""{"replies":[{"reply":"x","tokens":{"input":1000,"cached":400,"output":10}}]}""", """{"model":"fast","prompt":"x"}""");

        var used = ModelUsage.Of(run.Events.OfType<BlockCompleted>().Single());
        Assert.Equal((0, 1000, 400, 10, null), (used.Requests, used.InputTokens, used.CachedTokens, used.OutputTokens, used.Cost));
    }

    [Fact]
    public async Task The_event_shows_what_the_model_was_told_and_what_was_used()
    {
        var (_, run) = await AskAsync("""{"replies":[{"contains":"be kind","reply":"x"}]}""", """{"model":"fast","system":"be kind to {{ inputs.name }}","messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"}]}""");
        Assert.Equal(
            """{"model":"fast","messages":[{"role":"system","content":"be kind to Ada"},{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"}]}""",
            run.Events.OfType<BlockStarted>().Single().Input!.Value.GetRawText());
        Assert.Equal("fast", run.Events.OfType<BlockCompleted>().Single().Meta!.Value.GetProperty("model").GetString());
    }

    [Theory]
    [InlineData("""{"category":"repair","urgent":true}""")]
    [InlineData("\"{\\\"category\\\":\\\"repair\\\",\\\"urgent\\\":true}\"")]
    [InlineData("\"```json\\n{\\\"category\\\":\\\"repair\\\",\\\"urgent\\\":true}\\n```\"")]
    public async Task A_structured_answer_is_json(string reply)
    {
        var (outcome, _) = await AskAsync($$"""{"replies":[{"reply":{{reply}}}]}""", """{"model":"fast","prompt":"x","structured":true}""", Triage);
        Assert.True(outcome.Output!.Value.GetProperty("urgent").GetBoolean());
    }

    [Theory]
    [InlineData("Sure! {\"a\": 1} That is all.", "1")]
    [InlineData("\uFEFF{\"a\": 1}", "1")]
    [InlineData("```json {\"a\": 1} ```", "1")]
    [InlineData("```{\"a\": 1}```", "1")]
    [InlineData("Here:\n```JSON\n{\"a\": 1}\n```\nAs {you} see, [1] it is one.", "1")]
    [InlineData("<think>It could be {\"a\": 2}.</think>\n{\"a\": 1}", "1")]
    [InlineData("It could be {\"a\": 2}.</think>{\"a\": 1}", "1")]
    [InlineData("{\"a\": 1,} // a comma too many", "1")]
    [InlineData("{\"a\": 1} I repeat: {\"a\":1}", "1")]
    [InlineData("{\"a\": 0.33333333333333333333}", "0.3333333333333333")]
    [InlineData("{\"a\": 9007199254740993}", "9007199254740992")]
    [InlineData("{\"b\": 2.0}", "7")]
    [InlineData("{\"b\": 2.0, \"c\": 12345678901234567.891234567890123}", "7")]
    [InlineData("{\"a\": 1, \"b\": \"it's <think> time\"}", "1", "string")]
    [InlineData("A list [{\"a\": 2}] and {\"a\": 1}", "1")]
    [InlineData("Not {\"a\": \"one\"}, but {\"a\": 1}.", "1")]
    public async Task An_answer_is_read_as_models_give_it(string answer, string expected, string type = "integer")
    {
        var schema = $$"""{"type":"object","properties":{"a":{"type":"number","default":7},"b":{"type":["{{type}}","null"]},"c":{"type":["number","null"],"format":"decimal"} } }""";
        var (outcome, _) = await AskAsync($$"""{"replies":[{"reply":{{JsonSerializer.Serialize(answer)}}}]}""", """{"model":"fast","prompt":"x","structured":true}""", schema);
        Assert.True(outcome.Output is not null, outcome.Error?.Message);
        Assert.Equal(expected, outcome.Output.Value.GetProperty("a").GetRawText());
        Assert.True(!outcome.Output.Value.TryGetProperty("b", out var b) || b.GetRawText() != "2.0");
    }

    [Theory]
    [InlineData("", "SCOUT7407", "said nothing")]
    [InlineData("<think>hm</think>", "SCOUT7407", "no JSON object")]
    [InlineData("<think>hm", "SCOUT7407", "no JSON object")]
    [InlineData("{\"a\": 1} or {\"a\": 2}", "SCOUT7410", "2 different ones")]
    [InlineData("{} or {\"a\": 1} or {\"a\": 2}", "SCOUT7410", "3 different ones")]
    [InlineData("{\"b\": 1} or {}", "SCOUT7410", "2 different ones")]
    [InlineData("{\"a\": {\"a\": 1}, \"b\": ", "SCOUT7411", "MaxTokens")]
    [InlineData("```json\n[{\"a\": 1},", "SCOUT7411", "MaxTokens")]
    [InlineData("{\"b\": 'x', \"c\": {\"a\": 1}}", "SCOUT7407", "wrong near ''x'")]
    [InlineData("{\"a\": 1, \"a\": 2}", "SCOUT7412", "\"a\" twice")]
    [InlineData("{\"a\": 1, \"b\": \"\\ud83d\"}", "SCOUT7412", "half of a character")]
    [InlineData("{\"a\": 1.5, \"b\": 1.5}", "SCOUT7014", "whole number")]
    [InlineData("{\"a\": \"x\"}", "SCOUT7014", "Add a retry, or a clearer prompt.")]
    public async Task An_answer_that_is_none_is_told_in_words_of_its_own(string answer, string code, string word)
    {
        var schema = """{"type":"object","properties":{"a":{"type":"number"},"b":{"type":["integer","null"]} },"required":["a"]}""";
        var (outcome, _) = await AskAsync($$"""{"replies":[{"reply":{{JsonSerializer.Serialize(answer)}}}]}""", """{"model":"fast","prompt":"x","structured":true}""", schema);
        Assert.Equal(code, outcome.Error?.Code);
        Assert.Contains(word, outcome.Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("version control", outcome.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_the_answer_is_talk_around_it()
    {
        var (outcome, _) = await AskAsync("""{"replies":[{"reply":"Use `{}` for nothing. Answer: {\"category\":\"repair\",\"urgent\":true}"}]}""", """{"model":"fast","prompt":"x","structured":true}""", Triage);
        Assert.Equal("repair", outcome.Output?.GetProperty("category").GetString());
    }

    [Theory]
    [InlineData("\"Sure! Here it is\"", "SCOUT7407", "Sure! Here it is")]
    [InlineData("""{"category":"repair","urgent":"very"}""", "SCOUT7014", "urgent")]
    [InlineData("""{"urgent":true}""", "SCOUT7014", "category")]
    public async Task A_structured_answer_that_does_not_fit_fails_the_block(string reply, string code, string word)
    {
        var (outcome, _) = await AskAsync($$"""{"replies":[{"reply":{{reply}}}]}""", """{"model":"fast","prompt":"x","structured":true}""", Triage);
        Assert.Equal(code, outcome.Error!.Code);
        Assert.Contains(word, outcome.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_are_called_with_checked_arguments_before_the_answer()
    {
        var (outcome, run) = await AskAsync(
            """{"replies":[{"calls":[{"tool":"add","arguments":{"left":2,"right":3}}],"reply":"done"}]}""",
            """{"model":"fast","prompt":"x","tools":{"add":{"description":"Adds","input":{"type":"object","properties":{"left":{"type":"integer"},"right":{"type":"integer"}},"required":["left","right"]},"method":"M:Scout.Execution.Tests.Runs.Methods.Add(System.Int32,System.Int32)","fingerprint":"sha256:00"}}}""");
        Assert.Equal("\"done\"", outcome.Output!.Value.GetRawText());
        Assert.Equal("""["add"]""", run.Events.OfType<BlockCompleted>().Single().Meta!.Value.GetProperty("tool_calls").GetRawText());
    }

    [Fact]
    public async Task No_reply_names_the_file_the_block_and_the_prompt()
    {
        var (outcome, _) = await AskAsync("""{"replies":[]}""", """{"model":"fast","prompt":"Say hello {{ inputs.name }}"}""");
        Assert.Equal("SCOUT7406", outcome.Error!.Code);
        Assert.Contains("replies.json", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Contains("'ask'", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Contains("'Say hello Ada'", outcome.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"replies":[{"block":"ask"}]}""", "SCOUT7405")]
    [InlineData("""{"replies":[{"reply":"x","contians":"y"}]}""", "SCOUT7405")]
    [InlineData("""{"replies":""", "SCOUT7405")]
    [InlineData(null, "SCOUT7404")]
    public async Task A_wrong_file_of_replies_is_named(string? replies, string code)
    {
        var (outcome, _) = await AskAsync(replies, """{"model":"fast","prompt":"x"}""");
        Assert.Equal(code, outcome.Error!.Code);
        Assert.Contains("replies.json", outcome.Error.Message, StringComparison.Ordinal);
    }

    /// <remarks>A named pipe is not waited for, a device without end not read.</remarks>
    [Theory]
    [InlineData("mkfifo", "", "named pipe")]
    [InlineData("mkdir", "", "cannot be read")]
    [InlineData("truncate", "--size=65M", "more than 64 MiB")]
    public async Task What_is_no_file_of_replies_is_not_read(string program, string argument, string told)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is made by programs of Unix.");
        using (var made = Process.Start(program, [.. argument.Split(' ', StringSplitOptions.RemoveEmptyEntries), Path.Combine(_folder.FullName, "replies.json")]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var (outcome, _) = await AskAsync(null, """{"model":"fast","prompt":"x"}""");

        Assert.Equal("SCOUT7405", outcome.Error!.Code);
        Assert.Contains(told, outcome.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fats", "SCOUT7401", "did you mean 'fast'?")]
    [InlineData("cloud", "SCOUT7402", "'mistral', which this version does not have")]
    [InlineData("typo", "SCOUT7402", "did you mean 'script'?")]
    [InlineData("house", "SCOUT7409", "AddKeyedSingleton<IChatClient>(\"house\", ...)")]
    public async Task A_model_that_is_not_set_up_is_named(string model, string code, string word)
    {
        var (outcome, _) = await AskAsync("""{"replies":[]}""", $$"""{"model":"{{model}}","prompt":"x"}""");
        Assert.Equal(code, outcome.Error!.Code);
        Assert.Contains(word, outcome.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("services")]
    public async Task A_project_may_register_a_client_under_an_alias(string? provider)
    {
        var models = new RunSettings().Models;
        var run = new TestRun { Settings = new() { Models = provider is null ? models : models.Add("own", new() { Provider = provider }) } };
        run.Services.AddKeyedSingleton<IChatClient>("own", new Echo());
        var outcome = await run.RunAsync(Plan($$"""{{{Ask("""{"model":"own","prompt":"hey","temperature":0.5,"max_tokens":7,"reasoning_effort":"low"}""", """{"type":"string"}""")}}}""", "\"ask\""));
        Assert.Equal("\"hey 0.5 7 Low\"", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task A_client_of_the_project_that_cannot_stream_is_asked_for_all_at_once_where_somebody_watches()
    {
        var heard = new List<string>();
        var run = new TestRun { Settings = new() { Models = new RunSettings().Models.Add("own", new() { Provider = "services" }) }, Saying = (_, text) => heard.Add(text) };
        run.Services.AddKeyedSingleton<IChatClient>("own", new Mute());

        var outcome = await run.RunAsync(Plan($$"""{{{Ask("""{"model":"own","prompt":"hey"}""", """{"type":"string"}""")}}}""", "\"ask\""));

        Assert.Equal("\"all at once\"", outcome.Output!.Value.GetRawText());
        Assert.Empty(heard);
    }

    [Fact]
    public async Task A_provider_that_there_is_not_is_refused_whatever_is_registered()
    {
        var (outcome, _) = await AskAsync("""{"replies":[]}""", """{"model":"cloud","prompt":"x"}""", own: "cloud");
        Assert.Equal("SCOUT7402", outcome.Error!.Code);
    }

    [Fact]
    public async Task A_provider_of_the_engine_wins_over_a_registered_client()
    {
        var (outcome, _) = await AskAsync("""{"replies":[{"reply":"canned"}]}""", """{"model":"fast","prompt":"x"}""", own: "fast");
        Assert.Equal("\"canned\"", outcome.Output!.Value.GetRawText());
    }

    private const string Triage = """{"type":"object","properties":{"category":{"type":"string"},"urgent":{"type":"boolean"}},"required":["category","urgent"]}""";

    private async Task<(RunResult Outcome, TestRun Run)> AskAsync(string? replies, string config, string output = """{"type":"string"}""", string? own = null)
    {
        if (replies is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "replies.json"), replies, TestContext.Current.CancellationToken);
        }

        var models = new RunSettings().Models
            .Add("fast", new() { Provider = "script", Replies = "replies.json" })
            .Add("cloud", new() { Provider = "mistral" })
            .Add("typo", new() { Provider = "scirpt" })
            .Add("house", new() { Provider = "services" });
        var run = new TestRun { Settings = new() { Models = models }, Root = _folder.FullName };
        if (own is not null)
        {
            run.Services.AddKeyedSingleton<IChatClient>(own, new Echo());
        }

        return (await run.RunAsync(Plan($$"""{{{Ask(config, output)}}}""", "\"ask\""), """{"name":"Ada"}"""), run);
    }

    private static string Ask(string config, string output) => $$"""
        "ask":{"type":"llm","needs":["inputs"],"config":{{config}},"output":{{output}}}
        """;

    private sealed class Echo : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, FormattableString.Invariant($"{messages.Single().Text} {options!.Temperature} {options.MaxOutputTokens} {options.Reasoning!.Effort}"))));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }

    private sealed class Mute : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "all at once")));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("It does not stream.");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
