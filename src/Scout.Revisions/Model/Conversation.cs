namespace Scout.Revisions.Model;

/// <summary>One message of a conversation.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">The message's template.</param>
internal sealed record LlmMessage(string Role, string Content);

/// <summary>A C# method that a model may call.</summary>
/// <param name="Description">What the model is told about it, or none.</param>
/// <param name="Input">The method's parameters, as an object.</param>
/// <param name="Code">The method.</param>
internal sealed record LlmTool(string? Description, Schema Input, CodeReference Code);
