namespace Scout.Tool.Upkeep;

/// <summary>A bundle whose files are back.</summary>
/// <param name="Bundle">The bundle's digest.</param>
/// <param name="Folder">The folder with its files, absolute.</param>
internal sealed record RestoreAnswerBundle(string Bundle, string Folder);
