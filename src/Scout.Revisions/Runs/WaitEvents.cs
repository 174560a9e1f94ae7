using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>A block waits for a time, an event or a person.</summary>
internal sealed record BlockWaiting : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>What it waits for.</summary>
    public required BlockWait Wait { get; init; }

    /// <summary>The record of the signal that had come before, and that it takes; or none.</summary>
    public long? Signal { get; init; }
}

/// <summary>A block waits no longer, or its model is asked no longer: what lies around it failed or ended early, or the run's budget is used up.</summary>
internal sealed record BlockStopped : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>What the attempt had used that was under way; or none.</summary>
    public JsonElement? Meta { get; init; }

    /// <summary>Whether it is done again when the run goes on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Again { get; init; }
}

/// <summary>Nothing of the run is under way any more until something comes from outside, or a time has come: no worker is needed until then.</summary>
internal sealed record RunWaiting : RunEvent
{
    /// <summary>When it goes on by itself, UTC; none: never.</summary>
    public DateTimeOffset? Due { get; init; }
}

/// <summary>Somebody outside told the run something.</summary>
internal sealed record RunSignaled : RunEvent
{
    /// <summary>What.</summary>
    public required RunSignal Signal { get; init; }

    /// <summary>The path of the block that waited for it; none: nobody does yet.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Whether the data had a secret in it that is not shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Masked { get; init; }
}
