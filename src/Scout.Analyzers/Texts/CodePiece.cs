namespace Scout.Analyzers.Texts;

/// <summary>A piece of code in a template's text, its braces included.</summary>
/// <param name="Start">Where its braces open.</param>
/// <param name="End">Where the text after it begins.</param>
/// <param name="Path">What it is where it is nothing but a path, such as <c>inputs.text</c>; else null.</param>
/// <param name="PathStart">Where the path begins.</param>
internal sealed record CodePiece(int Start, int End, string? Path, int PathStart);
