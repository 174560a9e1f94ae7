namespace Scout.Revisions.Model;

/// <summary>A C# method, bound to what it does.</summary>
/// <param name="Method">Its documentation id, such as <c>M:Shop.Orders.Find(System.String)</c>.</param>
/// <param name="Fingerprint"><c>sha256:...</c> over its normalised source and everything that it reaches.</param>
internal sealed record CodeReference(string Method, string Fingerprint);

/// <summary>One message of a conversation.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">The message's template.</param>
internal sealed record LlmMessage(string Role, string Content);

/// <summary>A C# method that a model may call.</summary>
/// <param name="Description">What the model is told about it, or none.</param>
/// <param name="Input">The method's parameters, as an object.</param>
/// <param name="Code">The method.</param>
internal sealed record LlmTool(string? Description, Schema Input, CodeReference Code);
