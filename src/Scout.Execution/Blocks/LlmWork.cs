using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Execution.Models;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;

namespace Scout.Execution.Blocks;

/// <summary>Asks a chat model.</summary>
internal static class LlmWork
{
    private const int MostToolRounds = 20;

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

    private static async ValueTask<JsonElement> AskAsync(Attempt attempt, LlmBlock block, List<ChatMessage> messages)
    {
        var call = attempt.Call;
        var client = call.Run.Models.Find(block.Model, block.Id);
        if (!block.Tools.IsEmpty)
        {
            client = new FunctionInvokingChatClient(client) { MaximumIterationsPerRequest = MostToolRounds, IncludeDetailedErrors = true };
        }

        var response = await client.GetResponseAsync(messages, Options(call, block), attempt.Stopping).ConfigureAwait(false);
        // A client of the project's may forget its nullable annotations.
        if ((ChatResponse?)response is null)
        {
            throw ModelErrors.NoResponse(call.Path, block.Model);
        }

        var output = block.Structured
            ? StructuredReply.Read(call.Path, response.Text, block.Output.Json, response.FinishReason == ChatFinishReason.Length)
            : UnicodeText.IsWhole(response.Text) ? PlainJson.Of(response.Text) : throw ModelErrors.ReplyIsDamaged(call.Path, response.Text, "it has half of a character");
        attempt.Used = LateJson.Of(Meta(block, response));
        return call.FitAnswer(output);
    }

    private static ChatOptions Options(BlockCall call, LlmBlock block) => new()
    {
        Temperature = (float?)block.Temperature,
        MaxOutputTokens = block.MaxTokens,
        Reasoning = block.ReasoningEffort is { } effort ? new() { Effort = Enum.Parse<Microsoft.Extensions.AI.ReasoningEffort>(effort, ignoreCase: true) } : null,
        ResponseFormat = block.Structured ? ChatResponseFormat.ForJsonSchema(block.Output.Json, block.Id) : null,
        Tools = block.Tools.IsEmpty ? null : [.. block.Tools.Select(tool => new MethodTool(tool.Key, tool.Value, call.Run.Methods.Find(tool.Value.Code.Method)))],
    };

    private static JsonElement Meta(LlmBlock block, ChatResponse response)
    {
        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(used => used.Name).ToArray();
        return PlainJson.Object(
            ("model", PlainJson.Of(response.ModelId ?? block.Model)),
            ("input_tokens", response.Usage?.InputTokenCount is { } given ? PlainJson.Of(given) : null),
            ("output_tokens", response.Usage?.OutputTokenCount is { } yielded ? PlainJson.Of(yielded) : null),
            ("finish_reason", response.FinishReason is { } reason ? PlainJson.Of(reason.Value) : null),
            ("tool_calls", calls.Length == 0 ? null : PlainJson.List(calls.Select(PlainJson.Of))));
    }

    private sealed class Asking(LlmBlock block, List<ChatMessage> messages) : IBlockCode
    {
        public ValueTask<JsonElement> RunAsync(Attempt attempt) => AskAsync(attempt, block, messages);
    }
}
