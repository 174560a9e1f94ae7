using System.Collections.Immutable;

namespace Scout.Environments.Records;

/// <summary>The latest build of a workflow on this machine. Paths below the folder of <c>scout.json</c> are relative to it, so that a checkout may move.</summary>
internal sealed record LatestBuild : IStoreRecord
{
    public int Format { get; init; } = StoreJson.Format;

    public required string Revision { get; init; }

    /// <summary>The project file; none when the last build of the project had the workflow no more.</summary>
    public string? Project { get; init; }

    public string? TargetFramework { get; init; }

    public required string Assembly { get; init; }

    public required string DepsFile { get; init; }

    public required string RuntimeConfig { get; init; }

    public required string Host { get; init; }

    public required ImmutableArray<string> ProbingPaths { get; init; }

    public string? Problem() =>
        Format != StoreJson.Format ? "the format is not 1" : Ids.IsHash(Revision) ? null : "the revision is no id";

    public bool Says(LatestBuild other) =>
        this with { ProbingPaths = [] } == other with { ProbingPaths = [] } && ProbingPaths.SequenceEqual(other.ProbingPaths);
}
