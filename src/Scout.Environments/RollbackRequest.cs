namespace Scout.Environments;

/// <summary>Moves an environment's pointer back and blocks the revision that it was at.</summary>
internal sealed record RollbackRequest
{
    /// <summary>The workflow's id; may be left out where the store has only one.</summary>
    public string? Workflow { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>A revision expression; default: the last known good, which is the last revision here that was not rolled back.</summary>
    public string? To { get; init; }

    /// <summary>Why, for the record.</summary>
    public required string Reason { get; init; }

    /// <summary>The revision that the pointer must be at now, as in <see cref="PromoteRequest.Expect"/>.</summary>
    public string? Expect { get; init; }

    /// <summary>Says what would happen and changes nothing.</summary>
    public bool Plan { get; init; }
}
