using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>A run, as far as its events tell.</summary>
internal sealed record RunSummary
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The promotion that put the revision there, or none.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The bundle's digest, or none for a build output.</summary>
    public string? Bundle { get; init; }

    /// <summary>The run that this one makes again, or none.</summary>
    public string? RerunOf { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How far it is.</summary>
    public RunStatus Status { get; init; }

    /// <summary>When it goes on by itself, UTC; none unless it waits for a time.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What asked for it; none for one of the project's own process.</summary>
    [JsonIgnore]
    public RunTrigger? Trigger { get; init; }

    /// <summary>What its caller holds several runs together by, or none.</summary>
    [JsonIgnore]
    public string? Session { get; init; }

    /// <summary>The inputs, defaults filled in.</summary>
    public required JsonElement Inputs { get; init; }

    /// <summary>Whether <see cref="Inputs"/> had a secret in them that is not shown.</summary>
    public bool InputsMasked { get; init; }

    /// <summary>Whether values were taken out of it when it had ended: of inputs and outputs their shape is left, or nothing.</summary>
    [JsonIgnore]
    public bool Redacted { get; init; }

    /// <summary>The output; none unless it is completed.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Why it failed; none unless it did.</summary>
    public RunError? Error { get; init; }

    /// <summary>The whole run, in milliseconds; none while it is running.</summary>
    public double? ElapsedMs { get; init; }

    /// <summary>How often the run was taken up, its start included.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>The paths of the blocks in the order in which they began.</summary>
    public ImmutableList<string> Order { get; init; } = [];

    /// <summary>The blocks by path: <c>triage</c>, <c>summaries[17]/llm</c>.</summary>
    public ImmutableDictionary<string, BlockSummary> Blocks { get; init; } =
        ImmutableDictionary.Create<string, BlockSummary>(StringComparer.Ordinal);

    /// <summary>Which of its blocks have waited for places at models for a while; only of one that is under way in another process.</summary>
    [JsonIgnore]
    public ImmutableArray<PlaceWait> Queued { get; init; } = [];

    /// <summary>What was used of models so far, what was used in vain among it.</summary>
    [JsonIgnore]
    public ModelUsage Used { get; init; } = ModelUsage.None;

    /// <summary>The run that begins with an event.</summary>
    /// <param name="started">The run's first event.</param>
    public static RunSummary Of(RunStarted started)
    {
        ArgumentNullException.ThrowIfNull(started);
        return new()
        {
            RunId = started.RunId,
            Workflow = started.Workflow,
            RevisionId = started.RevisionId,
            Environment = started.Environment,
            PromotionId = started.PromotionId,
            Bundle = started.Bundle,
            RerunOf = started.RerunOf,
            Trigger = started.Trigger,
            Session = started.Session,
            Started = started.Time,
            Inputs = started.Inputs,
            InputsMasked = started.Masked,
            Redacted = started.Redacted,
        };
    }

    /// <summary>The run that records tell of.</summary>
    /// <param name="records">All of them so far, in order; the first is a <see cref="RunStarted"/>.</param>
    internal static RunSummary Of(IEnumerable<RunEvent> records) => records.Aggregate((RunSummary?)null, (run, record) => run?.With(record) ?? Of((RunStarted)record))!;

    /// <summary>The run after one more event. An event of a block that never began changes nothing.</summary>
    /// <param name="happened">The event.</param>
    public RunSummary With(RunEvent happened) => Changed(happened) is var run && ModelUsage.Of(happened) is var used && ReferenceEquals(used, ModelUsage.None) ? run : run with { Used = Used + used };

    private RunSummary Changed(RunEvent happened) => happened switch
    {
        BlockStarted started => Begin(started),
        RunDecided decided => Change(decided.Block, block => block with { Decision = decided.Decision }),
        BlockLogged logged => Change(logged.Block, block => block with { Logs = (block.Logs ?? []).Add(logged.Line) }),
        BlockRetrying retrying => Change(retrying.Block, block => block with { Status = RunStatus.Running, Wait = null, Error = retrying.Error, Again = retrying.Time.AddMilliseconds(retrying.DelayMs) }),
        BlockRecovering recovering => Change(recovering.Block, block => block with { Status = RunStatus.Running, Wait = null, Error = recovering.Error, Meta = recovering.Meta }),
        BlockWaiting waiting => Change(waiting.Block, block => block with { Status = RunStatus.Waiting, Wait = waiting.Wait }),
        BlockStopped stopped => Change(stopped.Block, block => block with { Status = stopped.Again ? RunStatus.Interrupted : RunStatus.Canceled, Wait = null, Meta = stopped.Meta ?? block.Meta }),
        RunWaiting waiting => this with { Status = RunStatus.Waiting, Due = waiting.Due },
        RunResumed => Goes(),
        BlockCompleted completed => Change(completed.Block, block => block with
        {
            Status = RunStatus.Completed,
            Output = completed.Output,
            // Of a substitute: what was used in vain.
            Meta = completed.Meta ?? (completed.Replaces is null ? null : block.Meta),
            Replaces = completed.Replaces,
            TakenFrom = completed.TakenFrom,
            Masked = completed.Masked,
            ElapsedMs = completed.ElapsedMs,
            Wait = null,
            Error = null,
        }),
        BlockFailed failed => Change(failed.Block, block => block with { Status = RunStatus.Failed, Wait = null, Error = failed.Error, ElapsedMs = failed.ElapsedMs, Meta = failed.Meta }),
        RunCompleted completed => Stop(RunStatus.Canceled) with { Status = completed.Stopped ? RunStatus.Stopped : RunStatus.Completed, Output = completed.Output, ElapsedMs = completed.ElapsedMs, Redacted = completed.Redacted },
        RunFailed failed => Stop(RunStatus.Canceled) with { Status = RunStatus.Failed, Error = failed.Error, ElapsedMs = failed.ElapsedMs },
        RunBudgetExceeded exceeded => Stop(RunStatus.Interrupted) with { Status = RunStatus.BudgetExceeded, Error = exceeded.Error, ElapsedMs = exceeded.ElapsedMs },
        RunCanceled canceled => Stop(RunStatus.Canceled) with { Status = RunStatus.Canceled, ElapsedMs = canceled.ElapsedMs },
        _ => this,
    };

    /// <summary>The run when nobody works on it any more although it has no end.</summary>
    /// <param name="status"><see cref="RunStatus.Interrupted"/>, or <see cref="RunStatus.NeedsDecision"/>.</param>
    internal RunSummary Interrupt(RunStatus status = RunStatus.Interrupted) => Stop(RunStatus.Interrupted) with { Status = status };

    /// <summary>The blocks that must not run twice and were under way when their worker died, and of which nobody has said what becomes of them.</summary>
    internal IEnumerable<string> Undecided => Order.Where(path => Blocks[path] is { Once: true, Status: RunStatus.Running or RunStatus.Interrupted, Decision: null });

    /// <summary>The blocks that wait for something, in the order in which they began.</summary>
    [JsonIgnore]
    public IEnumerable<(string Path, BlockWait Wait)> Waits => Order.Where(path => Blocks[path] is { Status: RunStatus.Waiting, Wait: not null }).Select(path => (path, Blocks[path].Wait!));

    private RunSummary Begin(BlockStarted started)
    {
        var before = Blocks.GetValueOrDefault(started.Block);
        return this with
        {
            Blocks = Blocks.SetItem(started.Block, BlockSummary.Begin(started, before)),
            Order = before is null ? Order.Add(started.Block) : Order,
        };
    }

    private RunSummary Change(string path, Func<BlockSummary, BlockSummary> change) =>
        Blocks.TryGetValue(path, out var block) ? this with { Blocks = Blocks.SetItem(path, change(block)) } : this;

    private RunSummary Goes() => this with
    {
        Status = RunStatus.Running,
        Due = null,
        Error = null,
        ElapsedMs = null,
        Epoch = Epoch + 1,
        Blocks = Blocks.SetItems(Blocks.Where(pair => pair.Value.Status == RunStatus.Interrupted).Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Status = RunStatus.Running }))),
    };

    // What was under way when the run ended did not end by itself.
    private RunSummary Stop(RunStatus status) => this with
    {
        Blocks = Blocks.SetItems(Blocks
            .Where(pair => pair.Value.Status == RunStatus.Running || (pair.Value.Status == RunStatus.Waiting && status != RunStatus.Interrupted))
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Status = status, Wait = null }))),
    };
}

/// <summary>One block of a run, as far as its events tell.</summary>
internal sealed record BlockSummary
{
    /// <summary>The block's type: <c>llm</c>, <c>code</c>, ...</summary>
    public required string Type { get; init; }

    /// <summary>How far it is.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>How many attempts began.</summary>
    public required int Attempts { get; init; }

    /// <summary>When its first attempt began, UTC: for whoever watches. A document tells how long it took.</summary>
    [JsonIgnore]
    public DateTimeOffset Started { get; init; }

    /// <summary>From the first attempt to the end, in milliseconds; none while it is running.</summary>
    public double? ElapsedMs { get; init; }

    /// <summary>What the last attempt was given, or none.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>The output; none unless it is completed.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>What a model has said so far: for whoever watches.</summary>
    [JsonIgnore]
    public string? Said { get; init; }

    /// <summary>What was used: model, tokens, branch taken; or none.</summary>
    public JsonElement? Meta { get; init; }

    /// <summary>The failure that the output is a substitute for, by the block's OnError; or none.</summary>
    public RunError? Replaces { get; init; }

    /// <summary>The run that the output was taken over from; or none.</summary>
    public string? TakenFrom { get; init; }

    /// <summary>Whether the output had a secret in it that is not shown.</summary>
    [JsonIgnore]
    public bool Masked { get; init; }

    /// <summary>Why it failed, or why the last attempt did; none once it is completed.</summary>
    public RunError? Error { get; init; }

    /// <summary>When another attempt begins, UTC, as long as it is waited for: for whoever watches.</summary>
    [JsonIgnore]
    public DateTimeOffset? Again { get; init; }

    /// <summary>Whether it must not run twice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Once { get; init; }

    /// <summary>What it waits for; none unless it waits.</summary>
    public BlockWait? Wait { get; init; }

    /// <summary>What somebody decided of it when its worker had died; or none.</summary>
    public BlockDecision? Decision { get; init; }

    /// <summary>What its code logged, in all attempts; none where it logged nothing.</summary>
    public ImmutableList<LogLine>? Logs { get; init; }

    internal static BlockSummary Begin(BlockStarted started, BlockSummary? before) => new()
    {
        Type = started.Type,
        Status = RunStatus.Running,
        Attempts = started.Attempt,
        Started = before?.Started ?? started.Time,
        Input = started.Input,
        Error = before?.Error,
        Once = started.Once,
        Logs = before?.Logs,
    };
}

/// <summary>How far a run or a block is.</summary>
internal enum RunStatus
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>It has its output.</summary>
    Completed,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was canceled.</summary>
    Canceled,

    /// <summary>It has no end and nobody is working on it: its process was killed. It can be resumed.</summary>
    Interrupted,

    /// <summary>A block ended it early, with an output.</summary>
    Stopped,

    /// <summary>It waits for a time, an event or a person, and needs no worker until then.</summary>
    Waiting,

    /// <summary>It was interrupted, and a block that must not run twice was under way: somebody has to say what becomes of it.</summary>
    NeedsDecision,

    /// <summary>It has used up its budget. It can be resumed when that was raised.</summary>
    BudgetExceeded,
}
