using System.Collections.Immutable;

namespace Scout.Server.Wire.Contract;

/// <summary>What was used.</summary>
/// <param name="Data">The items and their sum.</param>
internal sealed record WireUsageAnswer(WireUsage Data);

/// <summary>What was used.</summary>
/// <param name="Usage">By workflow, block or model.</param>
/// <param name="TotalCost">What was paid in all, as far as that is known.</param>
internal sealed record WireUsage(ImmutableArray<WireUsageItem> Usage, decimal TotalCost);

/// <summary>What was used by one workflow, environment or block, or of one model.</summary>
internal sealed record WireUsageItem
{
    /// <summary>What was paid, as far as that is known.</summary>
    public required decimal TotalCost { get; init; }

    /// <summary>The organization.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>What the item is about: <c>workflow</c>, <c>environment</c>, <c>block</c> or <c>model</c>.</summary>
    public string? WorkflowRunType { get; init; }

    /// <summary>What kind of block it is about.</summary>
    public string? BlockArchetypeId { get; init; }

    /// <summary>The day.</summary>
    public DateOnly? ExecutionDate { get; init; }

    /// <summary>The time of all together, in milliseconds.</summary>
    public long? TotalExecutionDurationMs { get; init; }

    /// <summary>The name of what it is about.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The runs.</summary>
    public required long Runs { get; init; }

    /// <summary>The requests to models.</summary>
    public long? Requests { get; init; }

    /// <summary>The tokens that models were given.</summary>
    public long? InputTokens { get; init; }

    /// <summary>The tokens that models yielded.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>The requests of which it is not known what they cost.</summary>
    public long? UnpricedRequests { get; init; }
}
