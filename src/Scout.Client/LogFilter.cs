namespace Scout.Client;

/// <summary>Which runs are wanted.</summary>
public sealed record LogFilter
{
    /// <summary>Those of an environment.</summary>
    public string? Environment { get; init; }

    /// <summary>Those of a revision.</summary>
    public string? RevisionId { get; init; }

    /// <summary>Those of a session.</summary>
    public string? SessionId { get; init; }

    /// <summary>Those that stand so: <c>completed</c>, <c>failed</c>, <c>running</c>; or a finer word.</summary>
    public string? Status { get; init; }

    /// <summary>Those that this asked for: <c>api</c>, <c>schedule</c>, <c>tool</c> or <c>project</c>.</summary>
    public string? Trigger { get; init; }

    /// <summary>Those of which somebody thinks so: <c>any</c>, <c>positive</c> or <c>negative</c>.</summary>
    public string? Feedback { get; init; }

    /// <summary>Those that started then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Those that started then or before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether their blocks are left out.</summary>
    public bool SummaryOnly { get; init; }

    /// <summary>How many come with each request: 1 to 100. Default: 20.</summary>
    public int PageSize { get; init; } = 20;
}
