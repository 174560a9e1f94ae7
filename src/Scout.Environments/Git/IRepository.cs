namespace Scout.Environments.Git;

/// <summary>What version control knows about the project.</summary>
internal interface IRepository
{
    Author Author();

    RepositoryState State();

    /// <summary>Files below the store's folder that were once committed and are no more, with the commit that removed each.</summary>
    IReadOnlyList<RemovedFile> Removed(string folder);
}
