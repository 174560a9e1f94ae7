using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Scout.Revisions.Blocks;
using Scout.Revisions.Model;

namespace Scout.Revisions.Tests.Generators;

/// <summary>Arbitrary blocks that ask a model.</summary>
internal static class LlmGenerators
{
    public static CodeReference Code { get; } = new("M:Shop.Orders.Find(System.String)", "sha256:" + new string('0', 64));

    public static Gen<Block> Block(string id) =>
        from system in OrNone(JsonGenerators.Text)
        from messages in Gen.Choose(0, 3).SelectMany(count => Message.ListOf(count))
        from temperature in Gen.Elements<double?>(null, 0, 0.7, 2)
        from tokens in Gen.Elements<int?>(null, 1, 4096, int.MaxValue)
        from effort in Gen.Elements(null, "low", "medium", "high")
        from structured in Gen.Elements(true, false)
        from rounds in Gen.Elements<int?>(null, 1, 100)
        from tools in Gen.Choose(0, 2).SelectMany(count => Tool.ListOf(count))
        select (Block)new LlmBlock
        {
            Id = id,
            Needs = [],
            Output = new Schema(JsonElement.Parse("{}")),
            Model = "fast",
            System = system,
            Messages = [.. messages],
            Temperature = temperature,
            MaxTokens = tokens,
            ReasoningEffort = effort,
            Structured = structured,
            MaxToolRounds = rounds,
            Tools = tools.Select((tool, i) => (Name: $"tool_{i}", tool)).ToImmutableSortedDictionary(tool => tool.Name, tool => tool.tool, StringComparer.Ordinal),
        };

    private static Gen<LlmMessage> Message { get; } =
        from role in Gen.Elements("user", "user", "assistant")
        from content in JsonGenerators.Text
        from attachments in Gen.Choose(0, 2).SelectMany(count => Attachment.ListOf(count))
        select new LlmMessage(role, content) { Attachments = [.. attachments] };

    private static Gen<LlmAttachment> Attachment { get; } =
        from kind in Gen.Elements(AttachmentKind.File, AttachmentKind.Bytes, AttachmentKind.Url)
        from content in JsonGenerators.Text
        from type in Gen.Elements("image/png", "application/pdf")
        from isTyped in Gen.Elements(true, false)
        select new LlmAttachment(kind, content, kind == AttachmentKind.Bytes || (isTyped && kind == AttachmentKind.Url) ? type : null);

    private static Gen<LlmTool> Tool { get; } =
        from description in OrNone(JsonGenerators.Text)
        from input in RevisionGenerators.AnySchema
        select new LlmTool(description, input, Code);

    private static Gen<string?> OrNone(Gen<string> gen) => Gen.OneOf(Gen.Constant((string?)null), gen.Select(text => (string?)text));
}
