namespace Scout.Analyzers.Security;

/// <summary>A part of a text that looks like a secret.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">What it looks like, with its article: <c>a GitHub token</c>.</param>
/// <param name="Name">A name for it in configuration: <c>GITHUB_TOKEN</c>.</param>
internal readonly record struct FoundSecret(int Start, int Length, string Kind, string Name);
