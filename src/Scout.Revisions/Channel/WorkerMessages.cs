using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Channel;

/// <summary>A message on the channel between a client and a worker: a 4 byte little-endian length, then this as UTF-8 JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "message")]
[JsonDerivedType(typeof(WorkerHello), "hello")]
[JsonDerivedType(typeof(RunMaterial), "material")]
[JsonDerivedType(typeof(StartRun), "start")]
[JsonDerivedType(typeof(CancelRun), "cancel")]
[JsonDerivedType(typeof(SignalRun), "signal")]
[JsonDerivedType(typeof(RunRefused), "refused")]
[JsonDerivedType(typeof(RunReported), "records")]
[JsonDerivedType(typeof(RecordsKept), "kept")]
[JsonDerivedType(typeof(ShutDown), "shutdown")]
[JsonDerivedType(typeof(Ping), "ping")]
[JsonDerivedType(typeof(Pong), "pong")]
[JsonDerivedType(typeof(RunSaying), "run_saying")]
[JsonDerivedType(typeof(PlaceWanted), "place_wanted")]
[JsonDerivedType(typeof(PlaceGiven), "place_given")]
[JsonDerivedType(typeof(PlaceLeft), "place_left")]
[JsonDerivedType(typeof(SecretKnown), "secret")]
internal abstract record WorkerMessage
{
    private protected WorkerMessage() { }
}

/// <summary>Worker to client, first of all.</summary>
/// <param name="Protocol">The version of the channel that the worker speaks: 2.</param>
/// <param name="Engine">The engine's version, for people.</param>
/// <param name="ProcessId">The worker's process.</param>
internal sealed record WorkerHello(int Protocol, string Engine, int ProcessId) : WorkerMessage
{
    /// <summary>The version that this library speaks.</summary>
    public const int CurrentProtocol = 2;

    /// <summary>Whether it answers a <see cref="Ping"/>. One that does not say so knows no such message, and is asked for none.</summary>
    public bool AnswersPing { get; init; }

    /// <summary>Whether it ends a run that has used up its budget. One that does not say so knows of none, and is given no run with one.</summary>
    public bool KeepsBudgets { get; init; }

    /// <summary>
    /// Whether it does what validations ask: lets something stand in for the work of blocks (<see cref="StartRun.StandIns"/>), and calls code that has no fingerprint (<see cref="StartRun.SkipsFingerprints"/>).
    /// One that does not say so is given no such run.
    /// </summary>
    public bool KnowsValidations { get; init; }
}

/// <summary>Client to worker, before the message that starts the run: what that would be too long with.</summary>
/// <param name="RunId">The run.</param>
internal sealed record RunMaterial(string RunId) : WorkerMessage
{
    /// <summary>More of <see cref="StartRun.Journal"/>, in order.</summary>
    public ImmutableArray<RunEvent> Journal { get; init; } = [];

    /// <summary>More of <see cref="StartRun.Earlier"/>.</summary>
    public ImmutableSortedDictionary<string, EarlierOutcome> Earlier { get; init; } =
        ImmutableSortedDictionary.Create<string, EarlierOutcome>(StringComparer.Ordinal);
}

/// <summary>Client to worker: start a run.</summary>
internal sealed record StartRun : WorkerMessage
{
    /// <summary>The run's id, chosen by the client.</summary>
    public required string RunId { get; init; }

    /// <summary>The revision.</summary>
    public required StoredRevision Revision { get; init; }

    /// <summary>Every revision that it calls, however deep, by <c>sha256:...</c>.</summary>
    public ImmutableSortedDictionary<string, StoredRevision> Calls { get; init; } =
        ImmutableSortedDictionary.Create<string, StoredRevision>(StringComparer.Ordinal);

    /// <summary>The inputs, not checked yet: a JSON object.</summary>
    public required JsonElement Inputs { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The promotion that put the revision there, or none.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The bundle's digest, or none for a build output.</summary>
    public string? Bundle { get; init; }

    /// <summary>Models and variables of the environment.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>The folder of <c>scout.json</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The records of the run so far, from its first on, when it is taken up again; none for a new one.</summary>
    public ImmutableArray<RunEvent> Journal { get; init; } = [];

    /// <summary>The run that this one makes again, or none.</summary>
    public string? RerunOf { get; init; }

    /// <summary>What blocks gave in that run, by path: taken over where a block is given the same again.</summary>
    public ImmutableSortedDictionary<string, EarlierOutcome> Earlier { get; init; } =
        ImmutableSortedDictionary.Create<string, EarlierOutcome>(StringComparer.Ordinal);

    /// <summary>What stands in for the work of blocks, by path (<c>stops[2]/arrive</c>) or by path without the places of items (<c>stops[]/arrive</c>).</summary>
    public ImmutableSortedDictionary<string, StandIn> StandIns
    {
        // An older client knows of none.
        get => field ?? ImmutableSortedDictionary.Create<string, StandIn>(StringComparer.Ordinal);
        init;
    }

    /// <summary>Where answers of models are kept; none: every one is asked for.</summary>
    public KeptAnswers? Answers { get; init; }

    /// <summary>Whether the revision was made up by the client, to call a method of the bundle that is no block's: the method has no fingerprint that could be compared.</summary>
    public bool SkipsFingerprints { get; init; }

    /// <summary>The least level of what code logs that is told.</summary>
    public LogSeverity LogLevel { get; init; } = LogSeverity.Warning;

    /// <summary>Where in a trace the run belongs, as W3C writes it (<c>traceparent</c>); none: it begins one.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What goes with it (<c>tracestate</c>), or none.</summary>
    public string? TraceState { get; init; }

    /// <summary>Whether somebody watches what models say while they say it.</summary>
    public bool IsWatched { get; init; }

    /// <summary>What was told to the run and is in none of its records: taken in before it is let go of.</summary>
    public ImmutableArray<RunSignal> Signals
    {
        // An older client tells nothing of them.
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Whether the client gives places at models that have limits, to all of its runs; else the worker does, to the runs that it has.</summary>
    public bool GivesPlaces { get; init; }

    /// <summary>Whether the client hides in what the process itself writes what <see cref="SecretKnown"/> says. One that does not say so knows no such message.</summary>
    public bool HidesSecrets { get; init; }

    /// <summary>When the worker lets go of the run because it only waits: its last record is then <see cref="RunWaiting"/>.</summary>
    public Parking Parking { get; init; }
}

/// <summary>When a worker lets go of a run that only waits, to be taken up again from its records.</summary>
internal enum Parking
{
    /// <summary>Never: nobody would take it up again.</summary>
    Never,

    /// <summary>When nothing of it is due soon.</summary>
    Idle,

    /// <summary>When it waits for somebody outside, whom this process cannot hear.</summary>
    Outside,
}

/// <summary>Client to worker: cancel a run.</summary>
/// <param name="RunId">The run.</param>
internal sealed record CancelRun(string RunId) : WorkerMessage;

/// <summary>Client to worker: somebody outside tells a run something. Nothing happens when the run is over, or waits without a worker.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Signal">What.</param>
internal sealed record SignalRun(string RunId, RunSignal Signal) : WorkerMessage;

/// <summary>Client to worker: answer, as a sign that messages are still taken.</summary>
internal sealed record Ping : WorkerMessage;

/// <summary>Worker to client: the answer to a <see cref="Ping"/>.</summary>
internal sealed record Pong : WorkerMessage;

/// <summary>Worker to client: what a model has said so far. It is no record: some of it may be left out, and it may come after the block has ended.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Block">The block's path.</param>
/// <param name="Text">All of it, or its end where it is long; secrets are hidden.</param>
internal sealed record RunSaying(string RunId, string Block, string Text) : WorkerMessage;

/// <summary>Worker to client: a block wants to ask a model whose alias has limits, and waits for <see cref="PlaceGiven"/>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Number">The request's number, which none of the run had before in this worker.</param>
/// <param name="Block">The block's path.</param>
/// <param name="Model">The model's alias.</param>
internal sealed record PlaceWanted(string RunId, long Number, string Block, string Model) : WorkerMessage;

/// <summary>Client to worker: the model may be asked.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Number">The request's number.</param>
internal sealed record PlaceGiven(string RunId, long Number) : WorkerMessage;

/// <summary>Worker to client: a request is over, or is not made any more, whether its place was given or not.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Number">The request's number.</param>
/// <param name="Tokens">The tokens that it used, as far as they are known.</param>
internal sealed record PlaceLeft(string RunId, long Number, long Tokens) : WorkerMessage;

/// <summary>Client to worker: end when the runs under way have ended.</summary>
internal sealed record ShutDown : WorkerMessage;

/// <summary>Worker to client: records of a run, in order. Blocks with an effect wait until the client says that it has kept what came before.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Records">The records.</param>
internal sealed record RunReported(string RunId, ImmutableArray<RunEvent> Records) : WorkerMessage
{
    /// <summary>The run's output as it is, with its last record, where that hides a secret in it.</summary>
    public JsonElement? Result { get; init; }
}

/// <summary>Client to worker: the records of a run are kept, and outlive both.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Sequence">The last record that is kept.</param>
internal sealed record RecordsKept(string RunId, long Sequence) : WorkerMessage;

/// <summary>Worker to client: a run was not started (inputs that do not fit, code that this bundle does not have).</summary>
/// <param name="RunId">The run.</param>
/// <param name="Errors">Every reason at once.</param>
internal sealed record RunRefused(string RunId, ImmutableArray<RunError> Errors) : WorkerMessage;

/// <summary>What a block gave in an earlier run.</summary>
/// <param name="Input">What it was given.</param>
/// <param name="Output">Its output.</param>
/// <param name="Meta">What was used for it, or none.</param>
internal sealed record EarlierOutcome(JsonElement Input, JsonElement Output, JsonElement? Meta);

/// <summary>
/// Worker to client, before any code may use it: a secret, so that the client hides it in what the process leaves behind when it dies, which no code of ours writes. It is in the client's
/// memory for that alone, and in nothing that is kept.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The secret.</param>
internal sealed record SecretKnown(string Name, string Value) : WorkerMessage
{
    /// <summary>Says the name alone.</summary>
    public override string ToString() => $"secret {Name}";
}
