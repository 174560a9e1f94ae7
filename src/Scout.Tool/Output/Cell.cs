using Spectre.Console;

namespace Scout.Tool.Output;

/// <summary>A text in a column.</summary>
/// <param name="Text">The text; it may be of others.</param>
/// <param name="Style">How it looks, or as usual.</param>
/// <param name="IsRight">Whether it is written at the right, as numbers are.</param>
internal readonly record struct Cell(string Text, Style? Style = null, bool IsRight = false);
