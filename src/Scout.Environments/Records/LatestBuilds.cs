using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions.Channel;

namespace Scout.Environments.Records;

/// <summary>The latest build of each workflow on this machine.</summary>
internal sealed class LatestBuilds(StoreContext store)
{
    public IEnumerable<string> Workflows() => store.Files.Folders(store.Layout.Builds).Where(Ids.IsId);

    public LatestBuild? Of(string workflow)
    {
        var path = store.Layout.Latest(workflow);
        return store.Files.Exists(path)
            ? StoreJson.Read<LatestBuild>(store.Files.Read(path, FileLimits.Json), store.Files.Shown(path))
            : null;
    }

    public void Write(string workflow, LatestBuild latest) =>
        store.Files.Write(store.Layout.Latest(workflow), StoreJson.Canonical(latest));

    public BundleOutput Output(LatestBuild latest) => new()
    {
        Assembly = store.Absolute(latest.Assembly),
        DepsFile = store.Absolute(latest.DepsFile),
        RuntimeConfig = store.Absolute(latest.RuntimeConfig),
        Host = store.Absolute(latest.Host),
        ProbingPaths = [.. latest.ProbingPaths.Select(store.Absolute)],
    };
}

/// <summary>The latest build of a workflow on this machine. Paths below the folder of <c>scout.json</c> are relative to it, so that a checkout may move.</summary>
internal sealed record LatestBuild : IStoreRecord
{
    public int Format { get; init; } = StoreJson.Format;

    public required string Revision { get; init; }

    /// <summary>The project file; none when the last build of the project had the workflow no more.</summary>
    public string? Project { get; init; }

    public string? TargetFramework { get; init; }

    /// <summary>The configuration that was built, such as <c>Debug</c>, or none.</summary>
    public string? Configuration { get; init; }

    public required string Assembly { get; init; }

    public required string DepsFile { get; init; }

    public required string RuntimeConfig { get; init; }

    public required string Host { get; init; }

    public required ImmutableArray<string> ProbingPaths { get; init; }

    public string? Problem() =>
        Format != StoreJson.Format ? "the format is not 1"
        : !Ids.IsHash(Revision) ? "the revision is no id"
        : Paths.Any(path => path?.Contains('\0', StringComparison.Ordinal) == true) ? "a path has a NUL in it"
        : null;

    private IEnumerable<string?> Paths => [Project, Assembly, DepsFile, RuntimeConfig, Host, .. ProbingPaths];

    public bool Says(LatestBuild other) =>
        this with { ProbingPaths = [] } == other with { ProbingPaths = [] } && ProbingPaths.SequenceEqual(other.ProbingPaths);
}
