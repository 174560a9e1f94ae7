using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>A C# method that a model may call.</summary>
/// <param name="Description">What the model is told about it, or none.</param>
/// <param name="Input">The method's parameters, as an object.</param>
/// <param name="Code">The method.</param>
internal sealed record LlmTool(string? Description, Schema Input, CodeReference Code);
