using System.Collections.Immutable;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Environments;

/// <summary>Everything that a run is pinned to, ready to start a worker with.</summary>
internal sealed record RunTarget
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>Its canonical JSON.</summary>
    public required string Revision { get; init; }

    /// <summary>The canonical JSON of every revision that it calls, however deep, by <c>sha256:...</c>.</summary>
    public required ImmutableSortedDictionary<string, string> Calls { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The settings: pinned by the promotion, or development's.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>The promotion that put the revision there, or none.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The bundle's digest, or none for the build output.</summary>
    public string? Bundle { get; init; }

    /// <summary>The files to start the worker from.</summary>
    public required BundleOutput Output { get; init; }
}
