using System.Collections.Immutable;

namespace Scout.Server.Wire.Contract;

/// <summary>A revision of a workflow.</summary>
internal sealed record WireWorkflow
{
    /// <summary>What the revision does: its blocks.</summary>
    public required WireWorkflowConfig WorkflowConfig { get; init; }

    /// <summary>The workflow's id, as a client that creates workflows would have named it.</summary>
    public string? WorkflowKey { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>Always false: what was not built is no revision.</summary>
    public bool? IsDraft { get; init; }

    /// <summary>When it was built first, UTC; 1970 where nothing is known of that.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who built it first.</summary>
    public required WireIdentity CreatedBy { get; init; }

    /// <summary>When it was built, named or published last, UTC.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Who did so.</summary>
    public required WireIdentity LastUpdatedBy { get; init; }

    /// <summary>The revision's name: the one given to it, else the one made from what it changed.</summary>
    public required string RevisionName { get; init; }

    /// <summary>The notes given with the name.</summary>
    public string? RevisionDescription { get; init; }

    /// <summary>The hash of what a caller sends and gets, <c>sha256:...</c>: what <c>Scout-Expect-Contract</c> is compared with.</summary>
    public required string Contract { get; init; }

    /// <summary>The environments that point at it now.</summary>
    public required ImmutableArray<string> Environments { get; init; }
}

/// <summary>The answer about one workflow.</summary>
/// <param name="Data">The revision.</param>
internal sealed record WireWorkflowAnswer(WireWorkflow Data);

/// <summary>A page of workflows.</summary>
internal sealed record WireWorkflowPage
{
    /// <summary>The workflows.</summary>
    public required ImmutableArray<WireWorkflow> Data { get; init; }

    /// <summary>What the next page is asked for with, as <c>start_at</c>; none when this is the last.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Whether there are more.</summary>
    public required bool HasMore { get; init; }
}

/// <summary>Every revision of a workflow, newest first.</summary>
/// <param name="Data">The revisions.</param>
internal sealed record WireRevisionList(ImmutableArray<WireWorkflow> Data);
