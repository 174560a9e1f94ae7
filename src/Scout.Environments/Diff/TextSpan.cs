namespace Scout.Environments.Diff;

/// <summary>A part of a line.</summary>
/// <param name="Text">The text.</param>
/// <param name="Changed">Whether it is what differs from the line that it replaces or is replaced by.</param>
internal readonly record struct TextSpan(string Text, bool Changed);
