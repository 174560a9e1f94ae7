namespace Scout.Environments;

/// <summary>Something that <c>check</c> found.</summary>
/// <param name="Severity">Whether the store is wrong, or only worth a look.</param>
/// <param name="Path">The file or folder, relative to the folder of <c>scout.json</c>, with <c>/</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
internal sealed record CheckFinding(CheckSeverity Severity, string Path, string Message, string Remedy);
