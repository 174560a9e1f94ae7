using System.Collections.Immutable;

namespace Scout.Revisions.Snapshots;

/// <summary>One workflow of an assembly.</summary>
internal sealed record SnapshotWorkflow
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's canonical JSON; its SHA-256 over UTF-8 is the revision's id.</summary>
    public required string Revision { get; init; }

    /// <summary>What the workflow is for, from its documentation comment, or none.</summary>
    public string? Description { get; init; }

    /// <summary>What is known about blocks beyond their behaviour, by block id; blocks without any are left out.</summary>
    public ImmutableSortedDictionary<string, BlockAnnotation> Blocks { get; init; } =
        ImmutableSortedDictionary.Create<string, BlockAnnotation>(StringComparer.Ordinal);

    /// <summary>The C# source of code blocks and tools, by documentation id.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
