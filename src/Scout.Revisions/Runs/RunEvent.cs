using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>Something that happened in a run. One stream of these feeds the terminal and the log.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "run_started")]
[JsonDerivedType(typeof(BlockStarted), "block_started")]
[JsonDerivedType(typeof(BlockRetrying), "block_retrying")]
[JsonDerivedType(typeof(BlockCompleted), "block_completed")]
[JsonDerivedType(typeof(BlockFailed), "block_failed")]
[JsonDerivedType(typeof(RunCompleted), "run_completed")]
[JsonDerivedType(typeof(RunFailed), "run_failed")]
[JsonDerivedType(typeof(RunCanceled), "run_canceled")]
internal abstract record RunEvent
{
    private protected RunEvent() { }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The event's place in its run, from 0 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset Time { get; init; }
}
