namespace Scout.Environments.Git;

/// <summary>What is checked out.</summary>
/// <param name="Commit">The commit, or none.</param>
/// <param name="Dirty">Whether files differ from it, the store's own left out.</param>
internal sealed record RepositoryState(string? Commit, bool Dirty);
