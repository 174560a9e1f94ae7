using System.Collections.Immutable;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Queries;

/// <summary>Which runs are wanted; what is left out does not matter.</summary>
internal sealed record RunFilter
{
    /// <summary>The workflow's id.</summary>
    public string? Workflow { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The environments, where it may be one of several.</summary>
    public ImmutableArray<string> Environments { get; init; }

    /// <summary>How far they are, where that may be one of several.</summary>
    public ImmutableArray<RunStatus> Statuses { get; init; }

    /// <summary>Only runs that count in figures: those that came to an end by themselves, and are of no validation.</summary>
    public bool IsCounted { get; init; }

    /// <summary>The revision's whole id.</summary>
    public string? RevisionId { get; init; }

    /// <summary>How far they are.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>What asked for them: <see cref="Revisions.Runs.RunTrigger.Kind"/>.</summary>
    public string? Trigger { get; init; }

    /// <summary>Which key or schedule that was: <see cref="Revisions.Runs.RunTrigger.Name"/>.</summary>
    public string? TriggerName { get; init; }

    /// <summary>What their caller holds them together by.</summary>
    public string? Session { get; init; }

    /// <summary>A block that began in them: its id, or its path.</summary>
    public string? Block { get; init; }

    /// <summary>Only runs that started then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only runs that started before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What was said of them; none: nothing matters.</summary>
    public FeedbackKind? Feedback { get; init; }

    /// <summary>A text in the inputs and outputs of the run or of its blocks, or in what it failed with; case does not matter.</summary>
    public string? Search { get; init; }

    /// <summary>The runs that something asked for: its kind, or kind and name, such as <c>schedule:nightly</c>.</summary>
    public RunFilter TriggeredBy(string? trigger) => trigger?.Split(':', 2) switch
    {
        null => this,
        [var kind, var name] => this with { Trigger = kind, TriggerName = name },
        _ => this with { Trigger = trigger },
    };
}
