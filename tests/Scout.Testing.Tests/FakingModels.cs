using Microsoft.Extensions.AI;
using Scout.Testing.Tests.Workflows;

namespace Scout.Testing.Tests;

public class FakingModels
{
    [Fact]
    public async Task A_model_answers_whichever_block_asks_it_by_its_prompt()
    {
        var run = await Tests.Of<QuestionWorkflow>().Model("smart", new Answer("perhaps", 0.2)).Model("expert", prompt => $"<{prompt}>").RunAsync(new Question("why"));

        Assert.Equal("<Say: why>", run.Output<string>());
        Assert.Equal("Say: why", run.Block("asked/say").Prompt);
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_is_repaired_as_a_real_one_is()
    {
        var run = await Tests.Of<QuestionWorkflow>().Model("smart", new Answer("tea", 1)).Model("smart", "Well, tea.", times: 1).RunAsync(new Question("why"));

        Assert.Equal(("tea", 1), (run.Output<string>(), run.Block("answer").Attempts));
    }

    [Fact]
    public async Task A_client_of_the_tests_own_calls_tools()
    {
        var run = await Tests.Of<QuestionWorkflow>().Model("smart", new Caller()).RunAsync(new Question("why"));

        Assert.Equal("It is in a book about why", run.Output<string>());
    }

    [Fact]
    public async Task A_model_without_an_answer_fails_the_test_whatever_the_block_does_about_errors_and_says_what_to_add()
    {
        var refused = await Tests.RefusedAsync(Tests.Of<QuestionWorkflow>(), new Question("why"));

        Assert.Equal("SCOUT9012", refused.Code);
        Assert.Equal("""Block 'answer' asks the model 'smart', and the test has no answer: 'Answer: why'. Add .Reply("answer", ...) for the block's output, or .Model("smart", new { ... }) for what the model says.""", refused.Message);
    }

    // Asks for a book first.
    private sealed class Caller : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().FirstOrDefault() is { } found
                ? new(ChatRole.Assistant, $$"""{"text": "It is in {{found.Result}}", "sure": 1}""")
                : new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", Assert.Single(options!.Tools!).Name, new Dictionary<string, object?> { ["about"] = "why" })])));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
