using System.Text.Json;

namespace Scout.Execution.Tests.Models;

/// <summary>How a provider says things.</summary>
internal sealed class Dialect
{
    public required string Provider { get; init; }

    /// <summary>What stands between the server and the paths that the client adds.</summary>
    public string Base { get; init; } = "";

    public required string Path { get; init; }

    /// <summary>Text, with 12 tokens given, of which 4 cached where it can say that, and 3 yielded.</summary>
    public required Func<string, string> Answer { get; init; }

    /// <summary>A call of a tool with arguments as JSON.</summary>
    public required Func<string, string, string> Call { get; init; }

    public required Func<string, string> Error { get; init; }

    /// <summary>An answer that comes in parts.</summary>
    public required Func<string[], StubAnswer> Stream { get; init; }

    /// <summary>Whether it tells how many tokens it still had.</summary>
    public bool TellsCached { get; init; }

    public override string ToString() => Provider;

    public static Dialect Of(string provider) => All.Single(dialect => dialect.Provider == provider);

    private static string OpenAIChunk(string choices) => $$"""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"real-model","choices":{{choices}} }""" + "\n\n";

    private static string AnthropicEvent(string type, string more) => $"event: {type}\ndata: {{\"type\":\"{type}\",{more.Trim()}}}\n\n";

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static readonly Dialect[] All =
    [
        new()
        {
            Provider = "openai",
            Base = "/v1",
            Path = "/v1/chat/completions",
            TellsCached = true,
            Answer = text => $$"""{"id":"c1","object":"chat.completion","created":1,"model":"real-model","choices":[{"index":0,"message":{"role":"assistant","content":{{Quote(text)}},"refusal":null},"finish_reason":"stop"}],"usage":{{OpenAIUsage}}}""",
            Call = (tool, arguments) => $$"""{"id":"c1","object":"chat.completion","created":1,"model":"real-model","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":{{Quote(tool)}},"arguments":{{Quote(arguments)}} } }]},"finish_reason":"tool_calls"}],"usage":{{OpenAIUsage}} }""",
            Error = message => $$$"""{"error":{"message":{{{Quote(message)}}},"type":"some_error","param":null,"code":null}}""",
            Stream = parts => new("")
            {
                ContentType = "text/event-stream",
                Pieces =
                [
                    .. parts.Select(part => OpenAIChunk($$$"""[{"index":0,"delta":{"role":"assistant","content":{{{Quote(part)}}}},"finish_reason":null}]""")),
                    OpenAIChunk("""[{"index":0,"delta":{},"finish_reason":"stop"}]""") + OpenAIChunk($"[],\"usage\":{OpenAIUsage}") + "data: [DONE]\n\n",
                ],
            },
        },
        new()
        {
            Provider = "anthropic",
            Path = "/v1/messages",
            TellsCached = true,
            Answer = text => $$"""{"id":"m1","type":"message","role":"assistant","model":"real-model","content":[{"type":"text","text":{{Quote(text)}}}],"stop_reason":"end_turn","stop_sequence":null,"usage":{{AnthropicUsage}}}""",
            Call = (tool, arguments) => $$"""{"id":"m1","type":"message","role":"assistant","model":"real-model","content":[{"type":"tool_use","id":"call_1","name":{{Quote(tool)}},"input":{{arguments}}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{{AnthropicUsage}}}""",
            Error = message => $$$"""{"type":"error","error":{"type":"some_error","message":{{{Quote(message)}}}}}""",
            Stream = parts => new(
                AnthropicEvent("message_start", """ "message":{"id":"m1","type":"message","role":"assistant","model":"real-model","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":8,"cache_read_input_tokens":4,"cache_creation_input_tokens":0,"output_tokens":1}}""")
                + AnthropicEvent("content_block_start", """ "index":0,"content_block":{"type":"text","text":""}"""))
            {
                ContentType = "text/event-stream",
                Pieces =
                [
                    .. parts.Select(part => AnthropicEvent("content_block_delta", $$$""" "index":0,"delta":{"type":"text_delta","text":{{{Quote(part)}}}}""")),
                    AnthropicEvent("content_block_stop", "\"index\":0") + AnthropicEvent("message_delta", """ "delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":3}""") + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
                ],
            },
        },
        new()
        {
            Provider = "ollama",
            Path = "/api/chat",
            Answer = text => $$$"""{"model":"real-model","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":{{{Quote(text)}}}},"done":true,"done_reason":"stop","prompt_eval_count":12,"eval_count":3}""" + "\n",
            Call = (tool, arguments) => $$$"""{"model":"real-model","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":{{{Quote(tool)}}},"arguments":{{{arguments}}}}}]},"done":true,"done_reason":"stop","prompt_eval_count":12,"eval_count":3}""" + "\n",
            Error = message => $$"""{"error":{{Quote(message)}}}""",
            Stream = parts => new("")
            {
                ContentType = "application/x-ndjson",
                Pieces =
                [
                    .. parts.Select(part => $$$"""{"model":"real-model","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":{{{Quote(part)}}}},"done":false}""" + "\n"),
                    """{"model":"real-model","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":12,"eval_count":3}""" + "\n",
                ],
            },
        },
    ];

    private const string OpenAIUsage = """{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15,"prompt_tokens_details":{"cached_tokens":4}}""";
    private const string AnthropicUsage = """{"input_tokens":8,"output_tokens":3,"cache_read_input_tokens":4,"cache_creation_input_tokens":0}""";
}
