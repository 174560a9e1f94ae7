using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Testing.Values;

namespace Scout.Testing;

/// <summary>Answers in place of a model, by its prompt.</summary>
/// <param name="answer">Told the prompt, gives what the model says.</param>
internal sealed class FakedClient(Func<string, string> answer) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(Prompt(messages)))) { FinishReason = ChatFinishReason.Stop });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    /// <summary>What a model is asked last.</summary>
    public static string Prompt(IEnumerable<ChatMessage> messages) => messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? "";

    /// <summary>An answer of a test as what a model says.</summary>
    public static string Text(object? answer, string shown) =>
        TestValues.Write(answer, $"What {shown} answers") is var json && json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
}
