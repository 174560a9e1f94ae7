using System.Collections.Immutable;
using Scout.Environments.Git;

namespace Scout.Validation.Suites;

/// <summary>Suites as a commit has them: whoever changes the project cannot change what it is measured by.</summary>
internal sealed class CommittedSuites : ISuiteFiles
{
    private readonly GitRepository _repository;
    private readonly string _commit;

    /// <param name="root">The folder of <c>scout.json</c>.</param>
    /// <param name="reference">A branch, a tag, the beginning of a commit's id.</param>
    /// <exception cref="ScoutException">It names no commit.</exception>
    public CommittedSuites(string root, string reference)
    {
        _repository = new(root);
        _commit = _repository.Commit(reference) ?? throw SuiteErrors.NoCommit(reference);
    }

    /// <inheritdoc/>
    public bool AreCommitted => true;

    /// <inheritdoc/>
    public ImmutableArray<string> Names(string folder) => [.. _repository.Committed(_commit, folder).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Read(string path)
    {
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        if (!Names(folder).Contains(path[(path.LastIndexOf('/') + 1)..]) || _repository.CommittedLength(_commit, path) is not { } length)
        {
            return null;
        }

        return length > SuiteFolder.Longest ? throw SuiteErrors.CannotBeRead(path, "it is larger than a megabyte. Make it smaller, or several.")
            : _repository.CommittedBytes(_commit, path) is { } bytes ? (ReadOnlyMemory<byte>)bytes
            : throw SuiteErrors.CannotBeRead(path, $"git does not show it as {_commit[..10]} has it.");
    }
}
