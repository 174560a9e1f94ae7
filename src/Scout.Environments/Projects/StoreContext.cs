using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Git;

namespace Scout.Environments.Projects;

/// <summary>What every part of a store works with.</summary>
internal sealed class StoreContext(ScoutProject project, StoreOptions options, IFileOperations operations, IRepository repository)
{
    public ScoutProject Project { get; } = project;

    public StoreOptions Options { get; } = options;

    public IRepository Repository { get; } = repository;

    /// <summary>Who acts.</summary>
    public Author Author => Options.Author ?? Repository.Author();

    public StoreLayout Layout { get; } = new(project.Root, project.State);

    public StoreFiles Files { get; } = new(operations, project.Root, project.State);

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

/// <summary>What a store depends on besides its files.</summary>
internal sealed record StoreOptions
{
    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Who acts. Default: whoever git says; else the user of this machine.</summary>
    public Author? Author { get; init; }

    /// <summary>How long to wait for the lock. Default 30 seconds.</summary>
    public TimeSpan LockLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The version that is written into events. Default: this one.</summary>
    public string ToolVersion { get; init; } = typeof(StoreContext).Assembly.GetName().Version!.ToString(3);

    /// <summary>What was read before of files that do not change; none: everything is read anew.</summary>
    public KeptFolders? Kept { get; init; }

    /// <summary>What long work is doing now, as a line; or none.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>The words that start a <see cref="Workers.Guard"/>; none: programs of the SDK are started without.</summary>
    public ImmutableArray<string> Guard { get; init; } = [];
}
