using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Revisions.Runs;

/// <summary>
/// A record of a run's journal: something that happened in it. The one list of these is all there is of a run: it is shown, kept, and, after the run was
/// interrupted, what another worker goes on from.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "run_started")]
[JsonDerivedType(typeof(RunResumed), "run_resumed")]
[JsonDerivedType(typeof(RunDecided), "run_decided")]
[JsonDerivedType(typeof(BlockStarted), "block_started")]
[JsonDerivedType(typeof(BlockLogged), "block_logged")]
[JsonDerivedType(typeof(BlockRetrying), "block_retrying")]
[JsonDerivedType(typeof(BlockRecovering), "block_recovering")]
[JsonDerivedType(typeof(BlockWaiting), "block_waiting")]
[JsonDerivedType(typeof(BlockStopped), "block_stopped")]
[JsonDerivedType(typeof(BlockCompleted), "block_completed")]
[JsonDerivedType(typeof(BlockFailed), "block_failed")]
[JsonDerivedType(typeof(RunWaiting), "run_waiting")]
[JsonDerivedType(typeof(RunSignaled), "run_signaled")]
[JsonDerivedType(typeof(RunCompleted), "run_completed")]
[JsonDerivedType(typeof(RunFailed), "run_failed")]
[JsonDerivedType(typeof(RunCanceled), "run_canceled")]
[JsonDerivedType(typeof(RunBudgetExceeded), "run_budget_exceeded")]
internal abstract record RunEvent
{
    private protected RunEvent() { }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The event's place in its run, from 0 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whether values were taken out of it when the run had ended: what is left of them is their shape, or nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Redacted { get; init; }

    /// <summary>The path of the block that it is about, or none.</summary>
    [JsonIgnore]
    public string? BlockPath => this switch
    {
        BlockStarted started => started.Block,
        BlockLogged logged => logged.Block,
        BlockRetrying retrying => retrying.Block,
        BlockRecovering recovering => recovering.Block,
        BlockWaiting waiting => waiting.Block,
        BlockStopped stopped => stopped.Block,
        BlockCompleted completed => completed.Block,
        BlockFailed failed => failed.Block,
        RunDecided decided => decided.Block,
        _ => null,
    };

    /// <summary>Whether nothing follows it.</summary>
    [JsonIgnore]
    public bool IsEnd => this is RunCompleted or RunFailed or RunCanceled;

    /// <summary>Whether its worker has no more to do with the run: it has ended, it waits, or its budget is used up.</summary>
    [JsonIgnore]
    public bool IsLastOfWorker => IsEnd || this is RunWaiting or RunBudgetExceeded;
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

    /// <summary>The run that this one makes again, or none.</summary>
    public string? RerunOf { get; init; }

    /// <summary>Where in a trace its worker told of it, as W3C writes it (<c>traceparent</c>), or none.</summary>
    public string? Trace { get; init; }

    /// <summary>What asked for the run; none for one of the project's own process.</summary>
    public RunTrigger? Trigger { get; init; }

    /// <summary>What the caller holds several runs together by, or none.</summary>
    public string? Session { get; init; }

    /// <summary>Whether <see cref="Inputs"/> had a secret in them that is not shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Masked { get; init; }

    /// <summary>The version of what the records of the run mean.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The version that this library writes.</summary>
    public const int CurrentFormat = 1;
}

/// <summary>Another worker goes on with the run, from the records before this one.</summary>
internal sealed record RunResumed : RunEvent
{
    /// <summary>How often the run was taken up, its start included: 2 the first time.</summary>
    public required int Epoch { get; init; }

    /// <summary>Where in a trace this worker tells of it, as W3C writes it (<c>traceparent</c>), or none.</summary>
    public string? Trace { get; init; }
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
    public JsonElement? Input
    {
        get => Given?.Value;
        init => Given = value is { } input ? LateJson.Of(input) : null;
    }

    /// <summary>The same, not yet made.</summary>
    [JsonIgnore]
    public LateJson? Given { get; init; }

    /// <summary>The place of the branch that was chosen, for a block that chooses one and chose it.</summary>
    public int? Branch { get; init; }

    /// <summary>Whether it must not run twice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Once { get; init; }
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

    /// <summary>What the attempt used: model, requests, tokens, cost; or none.</summary>
    public JsonElement? Meta { get; init; }
}

/// <summary>The last attempt failed, and what the block's OnError says stands in for its output.</summary>
internal sealed record BlockRecovering : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>The attempt that failed, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Why it failed.</summary>
    public required RunError Error { get; init; }

    /// <summary>What the attempt used: model, requests, tokens, cost; or none.</summary>
    public JsonElement? Meta { get; init; }
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

    /// <inheritdoc cref="OutputNotes.Meta"/>
    public JsonElement? Meta
    {
        get => Notes?.Meta;
        init => Notes = OutputNotes.Of(value, Replaces, TakenFrom);
    }

    /// <inheritdoc cref="OutputNotes.Replaces"/>
    public RunError? Replaces
    {
        get => Notes?.Replaces;
        init => Notes = OutputNotes.Of(Meta, value, TakenFrom);
    }

    /// <inheritdoc cref="OutputNotes.TakenFrom"/>
    public string? TakenFrom
    {
        get => Notes?.TakenFrom;
        init => Notes = OutputNotes.Of(Meta, Replaces, value);
    }

    /// <summary>All three, or none of them.</summary>
    [JsonIgnore]
    public OutputNotes? Notes { get; init; }

    /// <summary>Whether <see cref="Output"/> had a secret in it that is not shown: no worker can go on from it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Masked { get; init; }
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

    /// <summary>What the last attempt used: model, requests, tokens, cost; or none.</summary>
    public JsonElement? Meta { get; init; }
}

/// <summary>The run has its output.</summary>
internal sealed record RunCompleted : RunEvent
{
    /// <summary>The output.</summary>
    public required JsonElement Output { get; init; }

    /// <summary>Whether a block ended it early.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Stopped { get; init; }

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
