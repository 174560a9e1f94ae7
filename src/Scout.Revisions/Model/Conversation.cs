using System.Collections.Immutable;

namespace Scout.Revisions.Model;

/// <summary>One message of a conversation.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">The message's template.</param>
internal sealed record LlmMessage(string Role, string Content)
{
    /// <summary>What goes with it, in its order.</summary>
    public ImmutableArray<LlmAttachment> Attachments { get; init; } = [];

    /// <summary>Its templates.</summary>
    public IEnumerable<string> Templates => Attachments.Select(attachment => attachment.Content).Prepend(Content);
}

/// <summary>An image or a file in a message.</summary>
/// <param name="Kind">What its content is.</param>
/// <param name="Content">A template: of a URL, or nothing but a hole.</param>
/// <param name="MediaType">What it is, or none where the value or its server says it.</param>
internal sealed record LlmAttachment(AttachmentKind Kind, string Content, string? MediaType);

/// <summary>What the content of an attachment is.</summary>
internal enum AttachmentKind
{
    /// <summary>A value with bytes and their media type.</summary>
    File,

    /// <summary>Bytes in base64.</summary>
    Bytes,

    /// <summary>A URL.</summary>
    Url,
}

/// <summary>A C# method that a model may call.</summary>
/// <param name="Description">What the model is told about it, or none.</param>
/// <param name="Input">The method's parameters, as an object.</param>
/// <param name="Code">The method.</param>
internal sealed record LlmTool(string? Description, Schema Input, CodeReference Code);
