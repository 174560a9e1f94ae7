using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Scout.Host.Workflows;

/// <param name="Words">How many words it has.</param>
/// <param name="Pause">How many milliseconds pass between two of them.</param>
/// <param name="Note">What the model is told of the way to tell it.</param>
[Shape]
public sealed record Wanted(int Words, int Pause, string Note = "");

/// <summary>Lets a model tell a tale, word by word.</summary>
[Workflow("tale")]
public sealed class Tale : Workflow<Wanted, string>
{
    protected override Value<string> Define(Flow flow, Value<Wanted> input) => flow.Llm("tell", new() { Model = "teller", System = $"{input.Note}", Prompt = $"{input.Words} {input.Pause}" });
}

/// <summary>Counts: as many words as it is asked for, as slowly as it is asked.</summary>
public sealed class TellerClient : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int[] asked = [.. messages.Last().Text.Split(' ').Select(int.Parse)];
        for (var word = 0; word < asked[0]; word++)
        {
            yield return new(ChatRole.Assistant, $"{word} ") { FinishReason = word == asked[0] - 1 ? ChatFinishReason.Stop : null };
            await Task.Delay(asked[1], cancellationToken);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
