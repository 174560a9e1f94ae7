using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Channel;

/// <summary>Client to worker: start a run.</summary>
internal sealed record StartRun : WorkerMessage
{
    /// <summary>The run's id, chosen by the client.</summary>
    public required string RunId { get; init; }

    /// <summary>The revision's canonical JSON.</summary>
    public required string Revision { get; init; }

    /// <summary>The canonical JSON of every revision that it calls, however deep, by <c>sha256:...</c>.</summary>
    public ImmutableSortedDictionary<string, string> Calls { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

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
}
