using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Templates;

/// <summary>Something wrong at a place of a template's text.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Offset">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Problem">What is wrong, and the remedy, after the name of the block.</param>
/// <param name="Suggestion">What to write in its place; null where nothing is near.</param>
internal sealed record TemplateFinding(DiagnosticDescriptor Rule, int Offset, int Length, string Problem, string? Suggestion = null);
