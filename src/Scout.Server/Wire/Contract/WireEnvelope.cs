namespace Scout.Server.Wire.Contract;

/// <summary>An event of a run, as a stream of server-sent events carries it.</summary>
internal sealed record WireEnvelope
{
    /// <summary>The version of the envelope.</summary>
    public const string CurrentVersion = "1.0";

    /// <summary>The platform's stage, which is not the run's environment: that is in <c>data</c> of the first event.</summary>
    public const string Platform = "production";

    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The event: <c>workflow_run_started</c>, ...</summary>
    public required string Name { get; init; }

    /// <summary>Always <c>production</c>.</summary>
    public required string Environment { get; init; }

    /// <summary><c>1.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What happened.</summary>
    public required WireEvent Data { get; init; }

    /// <summary>What a reader that has lost its connection says as <c>Last-Event-ID</c>: the sequence of the run's record. Events that are no whole record have none.</summary>
    public string? Id { get; init; }

    /// <summary>The run.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The same as the name.</summary>
    public string? EventType { get; init; }
}
