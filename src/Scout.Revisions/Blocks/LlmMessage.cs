namespace Scout.Revisions.Blocks;

/// <summary>One message of a conversation.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">The message's template.</param>
internal sealed record LlmMessage(string Role, string Content);
