namespace Scout.Client;

/// <summary>What of a workflow runs, and for whom.</summary>
public sealed record ExecuteOptions
{
    /// <summary>The environment: <c>staging</c>, ...; <c>console</c> is the newest build. Default: the server's, <c>production</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>A revision instead of the one that the environment points at; it must have been promoted there.</summary>
    public string? RevisionId { get; init; }

    /// <summary>What holds several runs together. Default: a new one.</summary>
    public string? SessionId { get; init; }

    /// <summary>
    /// The same key and request again, within a day, give the run of the first one, or an <see cref="AnswerNotKeptException"/>. Default: a key of this call alone, so that it can be repeated where the
    /// connection fails. ASCII alone: it is sent as a header.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The revision, or its beginning, that must run; else nothing does, and the call ends with a <see cref="RevisionMismatchException"/>.</summary>
    public string? ExpectedRevision { get; init; }

    /// <summary>
    /// The hash of the inputs and outputs that the caller was made for, <c>sha256:...</c>, as <c>dotnet scout show</c> prints it. Where what would run has another, nothing does, and the call ends with
    /// a <see cref="ContractMismatchException"/>.
    /// </summary>
    public string? Contract { get; init; }

    /// <summary>Where the run's end is told to, signed, at least once: a URL of an origin that <c>scout.json</c> allows the environment.</summary>
    public Uri? Callback { get; init; }

    /// <summary>These, and of those that are not said here what others say.</summary>
    internal ExecuteOptions Or(ExecuteOptions others) => new()
    {
        Environment = Environment ?? others.Environment,
        RevisionId = RevisionId ?? others.RevisionId,
        SessionId = SessionId ?? others.SessionId,
        IdempotencyKey = IdempotencyKey ?? others.IdempotencyKey,
        ExpectedRevision = ExpectedRevision ?? others.ExpectedRevision,
        Contract = Contract ?? others.Contract,
        Callback = Callback ?? others.Callback,
    };
}
