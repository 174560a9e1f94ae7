namespace Scout.Environments.Promotions;

/// <summary>Moves an environment's pointer to a revision.</summary>
internal sealed record PromoteRequest
{
    /// <summary>The workflow's id; may be left out where the store has only one.</summary>
    public string? Workflow { get; init; }

    /// <summary>The environment to move. It cannot be development.</summary>
    public required string To { get; init; }

    /// <summary>The environment to take the revision from; default: the first that <see cref="To"/> requires.</summary>
    public string? From { get; init; }

    /// <summary>A revision expression, instead of <see cref="From"/>.</summary>
    public string? Revision { get; init; }

    /// <summary>Why, for the record; or none.</summary>
    public string? Reason { get; init; }

    /// <summary>The revision that the pointer must be at now: a revision expression, any prefix of an id, or <c>none</c>. Anything else is a conflict.</summary>
    public string? Expect { get; init; }

    /// <summary>The plan of it that somebody was shown: what would do anything else by now is a conflict.</summary>
    public PromoteOutcome? Seen { get; init; }

    /// <summary>Asks every gate and changes nothing.</summary>
    public bool Plan { get; init; }

    /// <summary>Lets a revision back in that was rolled back from this environment.</summary>
    public bool Unblock { get; init; }
}

/// <summary>Moves an environment back to what an earlier promotion brought: revision, bundle and settings. What the undone promotion brought is blocked.</summary>
internal sealed record RollbackRequest
{
    /// <summary>The workflow's id; may be left out where the store has only one.</summary>
    public string? Workflow { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>A promotion's id or a revision expression; default: what the environment stood on before the promotion that brought it where it is.</summary>
    public string? To { get; init; }

    /// <summary>Why, for the record.</summary>
    public required string Reason { get; init; }

    /// <summary>The revision that the pointer must be at now, as in <see cref="PromoteRequest.Expect"/>.</summary>
    public string? Expect { get; init; }

    /// <summary>The plan that was shown, as in <see cref="PromoteRequest.Seen"/>.</summary>
    public PromoteOutcome? Seen { get; init; }

    /// <summary>Says what would happen and changes nothing.</summary>
    public bool Plan { get; init; }
}
