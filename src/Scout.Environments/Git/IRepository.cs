namespace Scout.Environments.Git;

/// <summary>What version control knows about the project.</summary>
internal interface IRepository
{
    Author Author();

    RepositoryState State();

    /// <summary>Files below the store's folder that were once committed and are no more, with the commit that removed each.</summary>
    IReadOnlyList<RemovedFile> Removed(string folder);

    /// <summary>Which files are tracked.</summary>
    /// <param name="paths">Files and folders, absolute.</param>
    /// <returns>Absolute; none where there is no repository.</returns>
    /// <exception cref="ScoutException">There is a repository, and git does not answer.</exception>
    IReadOnlyList<string> Tracked(IEnumerable<string> paths);
}

/// <summary>What is checked out.</summary>
/// <param name="Commit">The commit, or none.</param>
/// <param name="Dirty">Whether files differ from it, the store's own left out.</param>
internal sealed record RepositoryState(string? Commit, bool Dirty);

/// <summary>A file that a commit removed.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Commit">The commit, shortened.</param>
/// <param name="Subject">The commit's first line.</param>
internal sealed record RemovedFile(string Path, string Commit, string Subject);
