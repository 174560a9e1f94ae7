using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>What a block waits for.</summary>
internal sealed record BlockWait
{
    /// <summary>What kind of thing.</summary>
    public required WaitKind Kind { get; init; }

    /// <summary>A timer: when it is over, UTC.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When the block has waited too long, by its timeout, UTC; none: never.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>An event: its name.</summary>
    public string? Event { get; init; }

    /// <summary>An approval: what is to be decided.</summary>
    public string? Text { get; init; }

    /// <summary>An approval: the addresses of those who may decide; empty: everybody.</summary>
    public ImmutableArray<string> By { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When something happens to it by itself: it is over, or it has waited too long; none: never.</summary>
    [JsonIgnore]
    public DateTimeOffset? Next => Due is null || Deadline < Due ? Deadline : Due;

    /// <summary>Whether somebody may decide it.</summary>
    public bool MayDecide(string address) => By.IsEmpty || By.Contains(address, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What kinds of things a block waits for.</summary>
internal enum WaitKind
{
    /// <summary>A time.</summary>
    Timer,

    /// <summary>An event that somebody signals.</summary>
    Event,

    /// <summary>A decision of somebody.</summary>
    Approval,
}

/// <summary>What somebody outside tells a run: an event, or the decision about an approval.</summary>
internal sealed record RunSignal
{
    /// <summary>The event's name; none for a decision.</summary>
    public string? Event { get; init; }

    /// <summary>The path of the block that it is for; none: the first that waits for the event.</summary>
    public string? Block { get; init; }

    /// <summary>The event's data, or what the approval's block yields: who decided what, when and why.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>Who told it.</summary>
    public required string By { get; init; }

    /// <summary>Its number in the run store: the same one is taken in once.</summary>
    public long Number { get; init; }
}
