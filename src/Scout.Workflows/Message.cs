namespace Scout;

/// <summary>One message of a conversation with a chat model.</summary>
public sealed class Message
{
    private Message(string role, Template content)
    {
        ArgumentNullException.ThrowIfNull(content);
        (Role, Content) = (role, content);
    }

    internal string Role { get; }

    internal Template Content { get; }

    /// <summary>What the user said.</summary>
    /// <param name="content">The message.</param>
    /// <returns>The message.</returns>
    public static Message User(Template content) => new("user", content);

    /// <summary>What the model answered.</summary>
    /// <param name="content">The message.</param>
    /// <returns>The message.</returns>
    public static Message Assistant(Template content) => new("assistant", content);
}
