using System.Collections.Immutable;
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
        var messages = new List<PreparedMessage>();
        if (block.System is { } system)
        {
            messages.Add(new(ChatRole.System, call.Render(system), []));
        }

        messages.AddRange(block.Messages.Select(message => new PreparedMessage(new(message.Role), call.Render(message.Content), [.. message.Attachments.Select(attachment => Attached.Prepare(attachment, call))])));
        return BlockWork.Runs(
            LateJson.Of(PlainJson.Object(
                ("model", PlainJson.Of(block.Model)),
                ("messages", PlainJson.List(messages.Select(Shown))))),
            new Asking(block, messages));
    }

    private static JsonElement Shown(PreparedMessage message) => PlainJson.Object(
        ("role", PlainJson.Of(message.Role.Value)),
        ("content", PlainJson.Of(message.Text)),
        ("attachments", message.Attachments.IsEmpty ? null : PlainJson.List(message.Attachments.Select(attached => attached.Shown))));

    private sealed record PreparedMessage(ChatRole Role, string Text, ImmutableArray<Attached> Attachments);

    private sealed class Asking(LlmBlock block, List<PreparedMessage> messages) : IBlockCode
    {
        public async ValueTask<JsonElement> RunAsync(Attempt attempt)
        {
            var given = new List<ChatMessage>();
            foreach (var message in messages)
            {
                var contents = new List<AIContent> { new TextContent(message.Text) };
                foreach (var attached in message.Attachments)
                {
                    contents.Add(await attached.ContentAsync(attempt, block.Model).ConfigureAwait(false));
                }

                given.Add(new(message.Role, contents));
            }

            return await new Conversation(attempt, block, given).HoldAsync().ConfigureAwait(false);
        }
    }
}
