using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Scout.Execution.Plans;
using Scout.Execution.Runs;
using Scout.Execution.Tests.Runs;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Models.AskedStub;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Models;

/// <summary>Runs whose models are answered for by what was kept of an earlier run.</summary>
public sealed class AnswersFromBefore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-test-");

    private KeptAnswers Kept => new(Path.Combine(_folder.FullName, "answers"), 0, IsFresh: false);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task A_provider_is_asked_once_and_who_answered_is_still_told(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("Hello, Ada.")));
        await AskAsync(stub, dialect, Prompt, answers: Kept);

        var (outcome, run) = await AskAsync(stub, dialect, Prompt, answers: Kept);

        Assert.Equal("\"Hello, Ada.\"", outcome.Output?.GetRawText());
        Assert.Single(stub.Requests);
        var meta = run.Events.OfType<BlockCompleted>().Single().Meta!.Value;
        Assert.Equal("""{"model":"real-model","kept_answers":1,"finish_reason":"stop"}""", meta.GetRawText());
        Assert.Equal((0, 1, 0, null), (ModelUsage.Of(meta).Requests, ModelUsage.Of(meta).KeptAnswers, ModelUsage.Of(meta).UnpricedRequests, ModelUsage.Of(meta).Cost));
    }

    [Theory]
    [InlineData("""{"model":"fast","prompt":"Greet Ada!"}""")]
    [InlineData("""{"model":"fast","prompt":"Greet Ada.","system":"Be kind."}""")]
    [InlineData("""{"model":"fast","prompt":"Greet Ada.","temperature":0.5}""")]
    [InlineData("""{"model":"fast","prompt":"Greet Ada.","max_tokens":10}""")]
    [InlineData("""{"model":"fast","prompt":"Greet Ada.","reasoning_effort":"low"}""")]
    public async Task Another_question_is_another_one(string config)
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("one")), new StubAnswer(dialect.Answer("two")));
        await AskAsync(stub, dialect, Prompt, answers: Kept);

        Assert.Equal("\"two\"", (await AskAsync(stub, dialect, config, answers: Kept)).Outcome.Output?.GetRawText());
    }

    [Fact]
    public async Task Another_model_another_repetition_and_a_fresh_start_are_asked_and_no_answers_without_a_place()
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(Enumerable.Range(0, 9).Select(i => new StubAnswer(dialect.Answer($"{i}"))));
        await AskAsync(stub, dialect, Prompt, answers: Kept);

        await AskAsync(stub, dialect, Prompt, answers: Kept, settings: given => given with { Model = "other-model" });
        await AskAsync(stub, dialect, Prompt, answers: Kept, settings: given => given with { Headers = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("x-team", "tea") });
        await AskAsync(stub, dialect, Prompt, answers: Kept with { Repetition = 1 });
        await AskAsync(stub, dialect, Prompt);
        Assert.Equal("\"5\"", (await AskAsync(stub, dialect, Prompt, answers: Kept with { IsFresh = true })).Outcome.Output?.GetRawText());
        Assert.Equal("\"5\"", (await AskAsync(stub, dialect, Prompt, answers: Kept)).Outcome.Output?.GetRawText());
        Assert.Equal(6, stub.Requests.Count);
    }

    [Fact]
    public async Task What_could_not_be_used_is_kept_with_what_followed_it()
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("maybe")), new StubAnswer(dialect.Answer("perhaps")), new StubAnswer(dialect.Answer("maybe")), new StubAnswer(dialect.Answer("""{"urgent":true}""")));
        var (_, first) = await AskAsync(stub, dialect, Structured, Urgent, Twice, answers: Kept);
        Assert.Equal(4, first.Requests());

        var (outcome, run) = await AskAsync(stub, dialect, Structured, Urgent, Twice, answers: Kept);

        Assert.Equal("""{"urgent":true}""", outcome.Output?.GetRawText());
        Assert.Equal((0, 4), (run.Requests(), stub.Requests.Count));
        Assert.Equal(2, run.Events.OfType<BlockCompleted>().Single().Meta!.Value.GetProperty("kept_answers").GetInt32());
        Assert.True(run.Events.OfType<BlockCompleted>().Single().Meta!.Value.GetProperty("repaired").GetBoolean());
    }

    [Fact]
    public async Task A_talk_with_tools_is_kept_round_by_round()
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Call("add", """{"left":20,"right":22}""")), new StubAnswer(dialect.Answer("It is 42.")));
        var asking = $$$"""{"model":"fast","prompt":"Add.","tools":{"add":{"description":"Adds.","input":{"type":"object","properties":{"left":{"type":"integer"},"right":{"type":"integer"}},"required":["left","right"]},"method":"{{{Here}}}Add(System.Int32,System.Int32)","fingerprint":"sha256:00"} } }""";
        await AskAsync(stub, dialect, asking, answers: Kept);

        var (outcome, run) = await AskAsync(stub, dialect, asking, answers: Kept);

        Assert.Equal("\"It is 42.\"", outcome.Output?.GetRawText());
        Assert.Equal((0, 2), (run.Requests(), stub.Requests.Count));
        Assert.Equal("""{"model":"real-model","kept_answers":2,"finish_reason":"stop","tool_calls":["add"]}""", run.Events.OfType<BlockCompleted>().Single().Meta!.Value.GetRawText());
    }

    [Fact]
    public async Task An_answer_with_a_secret_is_not_kept_and_neither_is_a_failure()
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer($"The key is {Key}.")), new StubAnswer(dialect.Error("no"), 400), new StubAnswer(dialect.Answer("Hello.")));

        await AskAsync(stub, dialect, Prompt, answers: Kept);
        Assert.Equal(RunEnd.Failed, (await AskAsync(stub, dialect, Prompt, answers: Kept)).Outcome.End);
        Assert.Equal("\"Hello.\"", (await AskAsync(stub, dialect, Prompt, answers: Kept)).Outcome.Output?.GetRawText());

        Assert.Equal(3, stub.Requests.Count);
        Assert.Single(Directory.GetFiles(Kept.Folder));
    }

    [Fact]
    public async Task Whoever_watches_hears_what_was_kept_too()
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(dialect.Stream(["Hello, ", "Ada."]));
        await AskAsync(stub, dialect, Prompt, answers: Kept, saying: []);
        var heard = new List<string>();

        var (outcome, _) = await AskAsync(stub, dialect, Prompt, answers: Kept, saying: heard);

        Assert.Equal("\"Hello, Ada.\"", outcome.Output?.GetRawText());
        Assert.Equal("Hello, Ada.", heard[^1]);
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_budget_is_used_up_by_what_would_have_been_asked()
    {
        using var client = new HeldClient { IsOpen = true };
        Assert.Equal(RunEnd.Completed, (await Run(client, null).RunAsync(Chain())).End);
        Assert.Equal(3, client.Asked.Count);

        var limited = Run(client, new() { Cost = 0.2m });
        Assert.Equal(RunEnd.BudgetExceeded, (await limited.RunAsync(Chain())).End);
        Assert.Equal(["a", "b"], limited.Started);
        Assert.Equal(3, client.Asked.Count);
        Assert.Equal(0, RunSummary.Of(limited.Events).Used.Cost);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_no_reason_to_fail()
    {
        await File.WriteAllTextAsync(Kept.Folder, "a file", TestContext.Current.CancellationToken);
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("one")), new StubAnswer(dialect.Answer("two")));

        await AskAsync(stub, dialect, Prompt, answers: Kept);
        Assert.Equal("\"two\"", (await AskAsync(stub, dialect, Prompt, answers: Kept)).Outcome.Output?.GetRawText());
    }

    private TestRun Run(HeldClient client, RunLimits? limits)
    {
        var run = new TestRun
        {
            Settings = new() { Models = ImmutableSortedDictionary.Create<string, ModelSettings>(StringComparer.Ordinal).Add("fast", new() { Provider = "services", Price = new(1000, 1000) }) },
            Limits = limits,
            Answers = Kept,
        };
        run.Services.AddKeyedSingleton<IChatClient>("fast", client);
        return run;
    }

    private static Plan Chain() => Plan(
        """{"a":{"type":"llm","needs":[],"config":{"model":"fast","prompt":"a"},"output":{"type":"string"}},"b":{"type":"llm","needs":["a"],"config":{"model":"fast","prompt":"b"},"output":{"type":"string"}},"c":{"type":"llm","needs":["b"],"config":{"model":"fast","prompt":"c"},"output":{"type":"string"}}}""", "\"c\"");
}
