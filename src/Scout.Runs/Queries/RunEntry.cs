using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Queries;

/// <summary>A run as a whole, without its blocks.</summary>
internal sealed record RunEntry
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The promotion that put the revision there, or none.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The bundle's digest, or none for a build output.</summary>
    public string? Bundle { get; init; }

    /// <summary>What asked for it: <c>tool</c>, <c>api</c>, <c>schedule</c>, or <c>project</c> for one in the project's own process (F5, <c>dotnet run</c>).</summary>
    public required string Trigger { get; init; }

    /// <summary>Whether a server goes on with it where nobody does.</summary>
    [JsonIgnore]
    public bool IsOfServer => Trigger is RunTrigger.Api or RunTrigger.Schedule;

    /// <summary>Which key or schedule that was, or none.</summary>
    public string? TriggerName { get; init; }

    /// <summary>What its caller holds several runs together by, or none.</summary>
    public string? Session { get; init; }

    /// <summary>How far it is.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended, or was seen last, UTC; none while it is under way.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The whole run, in milliseconds; none while it is under way.</summary>
    public double? ElapsedMs { get; init; }

    /// <summary>What models used: written member by member.</summary>
    [JsonIgnore]
    public ModelUsage Used { get; init; } = ModelUsage.None;

    /// <inheritdoc cref="ModelUsage.InputTokens"/>
    public long InputTokens => Used.InputTokens;

    /// <inheritdoc cref="ModelUsage.OutputTokens"/>
    public long OutputTokens => Used.OutputTokens;

    /// <inheritdoc cref="ModelUsage.Requests"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Requests => Used.Requests;

    /// <inheritdoc cref="ModelUsage.CachedTokens"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedTokens => Used.CachedTokens;

    /// <inheritdoc cref="ModelUsage.Cost"/>
    public decimal? Cost => Used.Cost;

    /// <inheritdoc cref="ModelUsage.UnpricedRequests"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long UnpricedRequests => Used.UnpricedRequests;

    /// <summary>When it goes on by itself, UTC; none unless it waits for a time.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What its blocks wait for; none unless they wait.</summary>
    public ImmutableArray<RunWait>? Waits { get; init; }

    /// <summary>Which of its blocks have waited for places at models for a while; none where none does.</summary>
    public ImmutableArray<PlaceWait>? Queued { get; init; }

    /// <summary>The sequence of its last record.</summary>
    [JsonIgnore]
    public long Last { get; init; }

    /// <summary>Why it failed; none unless it did.</summary>
    public RunError? Error { get; init; }

    /// <summary>What was said of it; none where nothing was.</summary>
    public FeedbackSummary? Feedback { get; init; }
}

/// <summary>What a block of a run waits for.</summary>
/// <param name="Block">The block's path.</param>
/// <param name="Wait">What it waits for.</param>
internal sealed record RunWait(string Block, BlockWait Wait);

/// <summary>A page of runs, newest first.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Next">What to ask for the next page with, or none when this is the last.</param>
internal sealed record RunPage(ImmutableArray<RunEntry> Runs, string? Next);
