using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Scout.Execution.Models;

/// <summary>The provider <c>script</c>: answers from a file in the repository, always the same, with no key and no network.</summary>
internal sealed class ScriptChatClient(ScriptReplies replies, string alias, string blockId) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var all = messages.ToArray();
        var conversation = string.Join('\n', all.Where(message => message.Role != ChatRole.Tool).Select(message => message.Text));
        var rule = replies.Replies.FirstOrDefault(reply => reply.Fits(blockId, alias, conversation))
            ?? throw ModelErrors.NoReply(replies.File, blockId, alias, all.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? "");

        var isAnswered = all.Any(message => message.Contents.OfType<FunctionResultContent>().Any());
        var message = rule.Calls.IsEmpty || isAnswered
            ? new ChatMessage(ChatRole.Assistant, rule.Reply.ValueKind == JsonValueKind.String ? rule.Reply.GetString() : rule.Reply.GetRawText())
            : new(ChatRole.Assistant, [.. rule.Calls.Select(Call)]);
        return Task.FromResult(new ChatResponse(message)
        {
            ModelId = alias,
            Usage = rule.Tokens is { } tokens ? new() { InputTokenCount = tokens.Input, CachedInputTokenCount = tokens.Cached, OutputTokenCount = tokens.Output } : null,
            FinishReason = rule.Calls.IsEmpty || isAnswered ? ChatFinishReason.Stop : ChatFinishReason.ToolCalls,
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private static FunctionCallContent Call(ScriptCall call, int at) => new(
        string.Create(CultureInfo.InvariantCulture, $"call_{at}"),
        call.Tool,
        call.Arguments.ToDictionary(argument => argument.Key, object? (argument) => argument.Value, StringComparer.Ordinal));
}
