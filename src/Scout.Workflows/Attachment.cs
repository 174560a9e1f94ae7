using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Scout.Definitions;
using Scout.Revisions.Model;

namespace Scout;

/// <summary>
/// An image or a file in a message to a chat model: <c>Message.User($"What is broken here?", Attachment.Of(input.Photo))</c>. What a provider's models do not take fails the
/// block (<c>SCOUT7435</c>); text of every kind is taken by all of them. At most 16 MiB.
/// </summary>
[JsonConverter(typeof(NoJson))]
public sealed class Attachment
{
    private Attachment(AttachmentKind kind, Template content, string? mediaType) => (Kind, Content, MediaType) = (kind, content, mediaType);

    internal AttachmentKind Kind { get; }

    internal Template Content { get; }

    internal string? MediaType { get; }

    /// <summary>A file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The attachment.</returns>
    public static Attachment Of(Value<FileValue> file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(AttachmentKind.File, file, null);
    }

    /// <summary>Bytes, such as the answer of an <c>Http</c> block.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="mediaType">What they are, such as <c>image/png</c>.</param>
    /// <returns>The attachment.</returns>
    public static Attachment Of(Value<byte[]> bytes, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(mediaType);
        return new(AttachmentKind.Bytes, bytes, mediaType);
    }

    /// <summary>What is at a URL. The engine gets it as an <c>Http</c> block does: from where the environment may send requests, and from nowhere else.</summary>
    /// <param name="url">The URL, https or http.</param>
    /// <param name="mediaType">What it is, such as <c>image/png</c>; by default what its server says.</param>
    /// <returns>The attachment.</returns>
    public static Attachment At(Template url, string? mediaType = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new(AttachmentKind.Url, url, mediaType);
    }

    /// <summary>Not for use: its text exists only when the workflow runs.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Design", "CA1065", Justification = "One that became text would be a wrong workflow without an error.")]
    public override string ToString() => throw BuildTime.AsText("an Attachment");
}
