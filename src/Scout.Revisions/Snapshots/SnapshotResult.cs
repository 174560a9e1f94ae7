using System.Collections.Immutable;

namespace Scout.Revisions.Snapshots;

/// <summary>What the host's <c>snapshot</c> door writes: every workflow of an assembly, or every error in them.</summary>
internal sealed record SnapshotResult
{
    /// <summary>The version of this message: 1.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The workflows, those of other projects that they call among them; empty where there are errors.</summary>
    public required ImmutableArray<SnapshotWorkflow> Workflows { get; init; }

    /// <summary>What is wrong with the definitions.</summary>
    public required ImmutableArray<SnapshotError> Errors { get; init; }

    /// <summary>What is right but could be better; it stops nothing.</summary>
    public ImmutableArray<SnapshotError> Warnings { get; init; } = [];
}

/// <summary>One workflow of an assembly.</summary>
internal sealed record SnapshotWorkflow
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's canonical JSON; its SHA-256 over UTF-8 is the revision's id.</summary>
    public required StoredRevision Revision { get; init; }

    /// <summary>The assembly that defines the workflow where that is another one than was asked for: there it is only called, and its own project builds it. Else none.</summary>
    public string? Library { get; init; }

    /// <summary>What the workflow is for, from its documentation comment, or none.</summary>
    public string? Description { get; init; }

    /// <summary>What is known about blocks beyond their behaviour, by block id; blocks without any are left out.</summary>
    public ImmutableSortedDictionary<string, BlockAnnotation> Blocks { get; init; } =
        ImmutableSortedDictionary.Create<string, BlockAnnotation>(StringComparer.Ordinal);

    /// <summary>The C# source of code blocks and tools, by documentation id.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the fingerprints of those are made of, by documentation id: members, types, packages and libraries, one a line.</summary>
    public ImmutableSortedDictionary<string, string> Reached { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>One error in a definition.</summary>
/// <param name="Code">Such as <c>SCOUT1001</c>.</param>
/// <param name="Message">One line: the thing, what is wrong, the remedy.</param>
/// <param name="Workflow">The workflow's id, where it is known.</param>
/// <param name="Block">The block's id, where it is about one.</param>
/// <param name="File">The C# file, where it is known.</param>
/// <param name="Line">The line in it, from 1; 0 where it is not known.</param>
internal sealed record SnapshotError(string Code, string Message, string? Workflow = null, string? Block = null, string? File = null, int Line = 0);

/// <summary>What is known about a block beyond its behaviour. It is part of a build's event, not of the revision.</summary>
/// <param name="DisplayName">The name that people are shown, or none.</param>
/// <param name="FormerId">The id that the block had before it was renamed, or none.</param>
internal sealed record BlockAnnotation(string? DisplayName = null, string? FormerId = null);
