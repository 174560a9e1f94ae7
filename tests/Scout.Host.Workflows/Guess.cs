using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Scout.Host.Workflows;

/// <param name="All">What is asked, one after the other.</param>
/// <param name="Note">What the model is told of how to answer.</param>
[Shape]
public sealed record Questions(IReadOnlyList<string> All, string Note = "");

/// <summary>Asks a model that never answers the same twice.</summary>
[Workflow("guess")]
public sealed class Guess : Workflow<Questions, IReadOnlyList<string>>
{
    protected override Value<IReadOnlyList<string>> Define(Flow flow, Value<Questions> input) =>
        flow.ForEach("guesses", input.All, (flow, question) => flow.Llm("guess", new() { Model = "guesser", System = $"{input.Note}", Prompt = $"{question}", OnError = OnError.Continue("we answer tomorrow") }));
}

/// <summary>Answers each question with a text that it never gave before; one, <c>down</c>, it cannot be asked.</summary>
public sealed class GuesserClient : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        messages.Last().Text == "down" ? throw new HttpRequestException("nobody is there") : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, $"{messages.Last().Text} {Guid.NewGuid():N}")) { ModelId = "guesser-1", Usage = new() { InputTokenCount = 5, OutputTokenCount = 3 }, FinishReason = ChatFinishReason.Stop });

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
