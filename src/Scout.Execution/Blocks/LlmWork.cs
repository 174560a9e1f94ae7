using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;

namespace Scout.Execution.Blocks;

/// <summary>Asks a chat model.</summary>
internal static class LlmWork
{
    public static BlockWork Prepare(BlockCall call)
    {
        var block = (LlmBlock)call.Block;
        var messages = new List<ChatMessage>();
        if (block.System is { } system)
        {
            messages.Add(new(ChatRole.System, call.Render(system)));
        }

        messages.AddRange(block.Messages.Select(message => new ChatMessage(new(message.Role), call.Render(message.Content))));
        return BlockWork.Runs(
            LateJson.Of(PlainJson.Object(
                ("model", PlainJson.Of(block.Model)),
                ("messages", PlainJson.List(messages.Select(message => PlainJson.Object(("role", PlainJson.Of(message.Role.Value)), ("content", PlainJson.Of(message.Text)))))))),
            new Asking(block, messages));
    }

    private sealed class Asking(LlmBlock block, List<ChatMessage> messages) : IBlockCode
    {
        public ValueTask<JsonElement> RunAsync(Attempt attempt) => new Conversation(attempt, block, messages).HoldAsync();
    }
}
