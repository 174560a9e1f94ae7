namespace Scout.Environments;

/// <summary>What a build brought for one workflow.</summary>
internal sealed record RecordedWorkflow
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The revision of the build before, or none.</summary>
    public string? PreviousId { get; init; }

    /// <summary>The revision's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the revision is another one than the build before had.</summary>
    public required bool Changed { get; init; }

    /// <summary>Whether this store has never seen a build of the workflow before.</summary>
    public required bool First { get; init; }
}
