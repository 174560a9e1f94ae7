using Scout.Environments.Git;

namespace Scout.Environments.Tests.Stores;

internal sealed class TestRepository : IRepository
{
    public Author Author() => new("Ada", "ada@example.com");

    public RepositoryState State() => new("0123456789abcdef0123456789abcdef01234567", true);

    public List<RemovedFile> AllRemoved { get; } = [];

    public IReadOnlyList<RemovedFile> Removed(string folder) => AllRemoved;

    public List<string> AllTracked { get; } = [];

    public IReadOnlyList<string> Tracked(IEnumerable<string> paths) => [.. AllTracked.Where(file => paths.Any(path => file == path || file.StartsWith($"{path}/", StringComparison.Ordinal)))];
}
