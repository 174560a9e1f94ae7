namespace Scout.Environments.Git;

/// <summary>A file that a commit removed.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Commit">The commit, shortened.</param>
/// <param name="Subject">The commit's first line.</param>
internal sealed record RemovedFile(string Path, string Commit, string Subject);
