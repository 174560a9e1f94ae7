using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Channel;

/// <summary>A message on the channel between a client and a worker: a 4 byte little-endian length, then this as UTF-8 JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "message")]
[JsonDerivedType(typeof(WorkerHello), "hello")]
[JsonDerivedType(typeof(StartRun), "start")]
[JsonDerivedType(typeof(CancelRun), "cancel")]
[JsonDerivedType(typeof(RunRefused), "refused")]
[JsonDerivedType(typeof(RunHappened), "event")]
[JsonDerivedType(typeof(ShutDown), "shutdown")]
internal abstract record WorkerMessage
{
    private protected WorkerMessage() { }
}

/// <summary>Worker to client, first of all.</summary>
/// <param name="Protocol">The version of the channel that the worker speaks: 1.</param>
/// <param name="Engine">The engine's version, for people.</param>
/// <param name="ProcessId">The worker's process.</param>
internal sealed record WorkerHello(int Protocol, string Engine, int ProcessId) : WorkerMessage
{
    /// <summary>The version that this library speaks.</summary>
    public const int CurrentProtocol = 1;
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

    /// <summary>The file that the worker writes the run's events to, one JSON line each; or none.</summary>
    public string? LogFile { get; init; }

    /// <summary>The least level of what code logs that is told.</summary>
    public LogSeverity LogLevel { get; init; } = LogSeverity.Warning;
}

/// <summary>Client to worker: cancel a run.</summary>
/// <param name="RunId">The run.</param>
internal sealed record CancelRun(string RunId) : WorkerMessage;

/// <summary>Client to worker: end when the runs under way have ended.</summary>
internal sealed record ShutDown : WorkerMessage;

/// <summary>Worker to client: something happened in a run.</summary>
/// <param name="Event">What.</param>
internal sealed record RunHappened(RunEvent Event) : WorkerMessage;

/// <summary>Worker to client: a run was not started (inputs that do not fit, code that this bundle does not have).</summary>
/// <param name="RunId">The run.</param>
/// <param name="Errors">Every reason at once.</param>
internal sealed record RunRefused(string RunId, ImmutableArray<RunError> Errors) : WorkerMessage;
