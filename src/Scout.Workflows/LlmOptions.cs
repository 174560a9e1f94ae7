using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Scout.Definitions;

namespace Scout;

/// <summary>What a chat model is asked, and how.</summary>
/// <typeparam name="T">What the block yields: <see cref="string"/> for text, any other type for JSON of its schema.</typeparam>
public sealed record LlmOptions<T> : BlockOptions<T>
{
    /// <summary>The model's alias in <c>scout.json</c>, such as <c>fast</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The system message; by default there is none.</summary>
    public Template? System { get; init; }

    /// <summary>The user's message. Set this or <see cref="Messages"/>, not both.</summary>
    public Template? Prompt { get; init; }

    /// <summary>A conversation: <c>[Message.User($"..."), Message.Assistant("..."), ...]</c>. Set this or <see cref="Prompt"/>, not both.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>How freely the model answers: 0 to 2; by default the model's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>The longest answer in tokens: 1 to 1,000,000; by default the model's own.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>How long a reasoning model thinks; by default the model's own.</summary>
    public ReasoningEffort? ReasoningEffort { get; init; }

    /// <summary>C# methods that the model may call: static, public, named, each with its own name: <c>[FindOrder, Refund]</c>.</summary>
    public IReadOnlyList<Delegate> Tools { get; init; } = [];

    /// <summary>How many rounds of tools the model may ask for before it answers: 1 to 100; by default 20.</summary>
    public int? MaxToolRounds { get; init; }
}

/// <summary>How long a reasoning model thinks before it answers.</summary>
public enum ReasoningEffort
{
    /// <summary>Short.</summary>
    Low,

    /// <summary>In between.</summary>
    Medium,

    /// <summary>Long.</summary>
    High,
}

/// <summary>One message of a conversation with a chat model.</summary>
[DebuggerDisplay("{Role,nq}: {Content}")]
[JsonConverter(typeof(NoJson))]
public sealed class Message
{
    private Message(string role, Template content, params ReadOnlySpan<Attachment> attachments)
    {
        ArgumentNullException.ThrowIfNull(content);
        (Role, Content, Attachments) = (role, content, [.. attachments]);
    }

    internal string Role { get; }

    internal Template Content { get; }

    internal ImmutableArray<Attachment> Attachments { get; }

    /// <summary>What the user said.</summary>
    /// <param name="content">The message.</param>
    /// <returns>The message.</returns>
    public static Message User(Template content) => new("user", content);

    /// <summary>What the user said, with images or files.</summary>
    /// <param name="content">The message.</param>
    /// <param name="attachments">The images or files, in their order.</param>
    /// <returns>The message.</returns>
    public static Message User(Template content, params ReadOnlySpan<Attachment> attachments) => new("user", content, attachments);

    /// <summary>What the model answered.</summary>
    /// <param name="content">The message.</param>
    /// <returns>The message.</returns>
    public static Message Assistant(Template content) => new("assistant", content);

    /// <summary>Not for use: its text exists only when the workflow runs.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScoutException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Design", "CA1065", Justification = "One that became text would be a wrong workflow without an error.")]
    public override string ToString() => throw BuildTime.AsText("a Message");
}
