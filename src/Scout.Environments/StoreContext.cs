using Scout.Environments.Files;
using Scout.Environments.Git;

namespace Scout.Environments;

/// <summary>What every part of a store works with.</summary>
internal sealed class StoreContext(ScoutProject project, StoreOptions options, IFileOperations operations, IRepository repository)
{
    public ScoutProject Project { get; } = project;

    public StoreOptions Options { get; } = options;

    public IRepository Repository { get; } = repository;

    public StoreLayout Layout { get; } = new(project.Root);

    public StoreFiles Files { get; } = new(operations, project.Root);

    /// <summary>The version that is written into events.</summary>
    public string ToolVersion { get; } = typeof(Store).Assembly.GetName().Version!.ToString(3);

    public DateTimeOffset Now => Options.Time.GetUtcNow().ToUniversalTime();

    public StoreLock Lock(string purpose, CancellationToken cancellation) =>
        StoreLock.Acquire(Files, Layout.Lock, purpose, Options.LockLimit, Options.Time, cancellation);

    /// <summary>A path as the store writes it: relative where it lies in the project, with <c>/</c>.</summary>
    public string Relative(string path)
    {
        var relative = Path.GetRelativePath(Project.Root, path);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace('\\', '/');
    }

    public string Absolute(string path) => Path.GetFullPath(Path.Combine(Project.Root, path));
}
