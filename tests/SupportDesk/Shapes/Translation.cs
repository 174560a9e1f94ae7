namespace SupportDesk;

/// <summary>A text to translate.</summary>
/// <param name="Text">The text.</param>
/// <param name="Locale">The language to translate it to.</param>
[Shape]
public sealed record Translation(string Text, string Locale);
