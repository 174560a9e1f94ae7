using System.Collections.Immutable;

namespace Scout.Revisions.Channel;

/// <summary>Where the files of a build output or of a restored bundle lie: all that is needed to start <c>Scout.Host</c> in its dependency graph.</summary>
internal sealed record BundleOutput
{
    /// <summary>The project's assembly, absolute.</summary>
    public required string Assembly { get; init; }

    /// <summary>Its deps.json, absolute.</summary>
    public required string DepsFile { get; init; }

    /// <summary>Its runtimeconfig.json, absolute.</summary>
    public required string RuntimeConfig { get; init; }

    /// <summary>Scout.Host.dll of the same engine, absolute.</summary>
    public required string Host { get; init; }

    /// <summary>More folders to look for packages' assemblies in, absolute; empty for a published bundle.</summary>
    public ImmutableArray<string> ProbingPaths { get; init; } = [];
}
