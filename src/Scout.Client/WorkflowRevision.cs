namespace Scout.Client;

/// <summary>A revision of a workflow.</summary>
public sealed record WorkflowRevision
{
    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The revision's name: the one given to it, else the one made from what it changed.</summary>
    public required string RevisionName { get; init; }

    /// <summary>The notes given with the name.</summary>
    public string? RevisionDescription { get; init; }

    /// <summary>The hash of its inputs and outputs, <c>sha256:...</c>: <see cref="ExecuteOptions.Contract"/>.</summary>
    public required string Contract { get; init; }

    /// <summary>The environments that point at it now.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>When it was built first, UTC; 1970 where nothing is known of that.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who built it first.</summary>
    public Actor? CreatedBy { get; init; }

    /// <summary>When it was built, named or published last, UTC.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }
}

/// <summary>Who did something.</summary>
/// <param name="Type"><c>user</c>, <c>api_key</c> or <c>system</c>.</param>
/// <param name="Name">The name that people know them by.</param>
public sealed record Actor(string Type, string? Name = null);
