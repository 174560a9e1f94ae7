using System.Collections.Immutable;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Asks a chat model (<c>llm</c>).</summary>
internal sealed record LlmBlock : Block
{
    /// <summary>The model's alias, resolved in <c>scout.json</c> for each environment.</summary>
    public required string Model { get; init; }

    /// <summary>The system message's template, or none.</summary>
    public string? System { get; init; }

    /// <summary>The messages in their order; a block with a single prompt has one user message.</summary>
    public required ImmutableArray<LlmMessage> Messages { get; init; }

    /// <summary>0 to 2, or the model's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>The longest answer in tokens, or the model's own.</summary>
    public int? MaxTokens { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>, or the model's own.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Whether the answer is JSON that fits <see cref="Block.Output"/>, rather than text.</summary>
    public bool Structured { get; init; }

    /// <summary>C# methods that the model may call, by name.</summary>
    public ImmutableSortedDictionary<string, LlmTool> Tools { get; init; } = ScopeReader.Empty<LlmTool>();

    /// <summary>How many rounds of tools there may be, or <see cref="Ranges.UsualToolRounds"/>.</summary>
    public int? MaxToolRounds { get; init; }

    public override BlockKind Kind => BlockKinds.Llm;

    public override IEnumerable<BlockPart> Parts =>
    [
        new BlockPart.Model("model", Model),
        Messages is [{ Role: "user", Content: var prompt, Attachments.IsEmpty: true }] ? new BlockPart.Template("prompt", prompt) : new BlockPart.Messages("messages", Messages),
        new BlockPart.Template("system", System),
        new BlockPart.Plain("temperature", Temperature),
        new BlockPart.Plain("max_tokens", MaxTokens),
        new BlockPart.Plain("reasoning_effort", ReasoningEffort),
        new BlockPart.Plain("structured", Structured ? true : null),
        new BlockPart.Tools("tools", Tools),
        new BlockPart.Plain("max_tool_rounds", MaxToolRounds),
    ];

    public static LlmBlock Read(BlockSource from) => new()
    {
        Id = from.Id,
        Needs = from.Needs,
        Output = from.Output,
        Model = from.Config.Required("model").Text(),
        Messages = from.Config.Optional("messages") is { } messages
            ? [.. messages.Items().Select(Message)]
            : [new LlmMessage("user", from.Config.Required("prompt").Text())],
        System = from.Config.Optional("system")?.Text(),
        Temperature = from.Config.Optional("temperature")?.Number(),
        MaxTokens = from.Config.Optional("max_tokens")?.Integer(1, int.MaxValue),
        ReasoningEffort = from.Config.Optional("reasoning_effort")?.OneOf("low", "medium", "high"),
        Structured = from.Config.Optional("structured")?.Flag() ?? false,
        MaxToolRounds = from.Config.Optional("max_tool_rounds")?.Integer(1, Ranges.MaxToolRounds),
        Tools = from.Config.Optional("tools") is { } tools ? ScopeReader.Map(tools, Tool) : ScopeReader.Empty<LlmTool>(),
    };

    private static LlmMessage Message(JsonPlace place)
    {
        var members = place.Object();
        var message = new LlmMessage(members.Required("role").OneOf("user", "assistant"), members.Required("content").Text())
        {
            Attachments = members.Optional("attachments") is { } attachments ? [.. attachments.Items().Select(Attachment)] : [],
        };
        members.End();
        return message;
    }

    private static LlmAttachment Attachment(JsonPlace place)
    {
        var members = place.Object();
        var (kind, content) = members.Optional("file") is { } file ? (AttachmentKind.File, file)
            : members.Optional("bytes") is { } bytes ? (AttachmentKind.Bytes, bytes)
            : (AttachmentKind.Url, members.Required("url"));
        var type = kind == AttachmentKind.Bytes ? members.Required("media_type") : kind == AttachmentKind.Url ? members.Optional("media_type") : null;
        members.End();
        return new(kind, content.Text(), type?.Text());
    }

    private static LlmTool Tool(JsonPlace place)
    {
        var members = place.Object();
        var tool = new LlmTool(members.Optional("description")?.Text(), members.Required("input").Schema(), BlockSource.Code(members));
        members.End();
        return tool;
    }
}
