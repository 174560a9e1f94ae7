using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>Something that happened in a run. One stream of these feeds the terminal and the log.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "run_started")]
[JsonDerivedType(typeof(BlockStarted), "block_started")]
[JsonDerivedType(typeof(BlockLogged), "block_logged")]
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

/// <summary>Record 0 of a run: everything that it is pinned to.</summary>
internal sealed record RunStarted : RunEvent
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The promotion that put the revision there, or none in development.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The bundle's digest, or none for a build output.</summary>
    public string? Bundle { get; init; }

    /// <summary>The inputs, defaults filled in.</summary>
    public required JsonElement Inputs { get; init; }
}

/// <summary>An attempt at a block begins.</summary>
internal sealed record BlockStarted : RunEvent
{
    /// <summary>The block's path: <c>triage</c>, <c>summaries[17]/llm</c>.</summary>
    public required string Block { get; init; }

    /// <summary>The block's type: <c>llm</c>, <c>code</c>, ...</summary>
    public required string Type { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>What the block was given: the rendered prompt, the arguments, the condition; or none.</summary>
    public JsonElement? Input { get; init; }
}

/// <summary>Code wrote a log line while its block ran.</summary>
internal sealed record BlockLogged : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>What it wrote.</summary>
    public required LogLine Line { get; init; }
}

/// <summary>An attempt failed and another follows.</summary>
internal sealed record BlockRetrying : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>The attempt that failed, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Why it failed.</summary>
    public required RunError Error { get; init; }

    /// <summary>The wait before the next attempt, in milliseconds.</summary>
    public required double DelayMs { get; init; }
}

/// <summary>A block has its output.</summary>
internal sealed record BlockCompleted : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>The output.</summary>
    public required JsonElement Output { get; init; }

    /// <summary>From the first attempt to the output, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>What was used: model, tokens, branch taken; or none.</summary>
    public JsonElement? Meta { get; init; }

    /// <summary>The failure that the output is a substitute for, by the block's OnError; or none.</summary>
    public RunError? Replaces { get; init; }
}

/// <summary>A block's last attempt failed, and nothing is to be done about it.</summary>
internal sealed record BlockFailed : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>Why.</summary>
    public required RunError Error { get; init; }

    /// <summary>From the first attempt to the failure, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}

/// <summary>The run has its output.</summary>
internal sealed record RunCompleted : RunEvent
{
    /// <summary>The output.</summary>
    public required JsonElement Output { get; init; }

    /// <summary>The whole run, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}

/// <summary>The run failed.</summary>
internal sealed record RunFailed : RunEvent
{
    /// <summary>Why.</summary>
    public required RunError Error { get; init; }

    /// <summary>The whole run, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}

/// <summary>The run was canceled.</summary>
internal sealed record RunCanceled : RunEvent
{
    /// <summary>The whole run, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}

/// <summary>Why a block or a run failed.</summary>
/// <param name="Code">Such as <c>SCOUT7001</c>.</param>
/// <param name="Message">The thing, what is wrong, the remedy.</param>
/// <param name="Block">The block's path, where it is about one: <c>triage</c>, <c>summaries[17]/llm</c>.</param>
/// <param name="Detail">More for whoever mends it, such as a stack trace; never shown first.</param>
internal sealed record RunError(string Code, string Message, string? Block = null, string? Detail = null)
{
    /// <summary>The code of inputs that do not fit the workflow.</summary>
    public const string InputsDoNotFit = "SCOUT7501";
}
