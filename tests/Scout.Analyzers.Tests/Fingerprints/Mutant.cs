namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>A small change of the corpus.</summary>
/// <param name="Name">What was changed, where, and into what.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">The file after the change.</param>
internal sealed record Mutant(string Name, string Path, string Text);
