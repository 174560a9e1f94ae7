namespace Scout.Environments;

/// <summary>What a revision expression stands for.</summary>
internal sealed record ResolvedRevision
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The environment that the expression names, or none.</summary>
    public string? Environment { get; init; }

    /// <summary>The promotion that put the revision there, or none.</summary>
    public Promotion? Promotion { get; init; }
}
