using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Code;
using Scout.Execution.Models;
using Scout.Execution.Templates;
using Scout.Revisions.Channel;
using Scout.Revisions.Places;
using Scout.Revisions.Runs;

namespace Scout.Execution.Blocks;

/// <summary>What the blocks of one run work with.</summary>
internal sealed record RunContext
{
    public required string RunId { get; init; }

    /// <summary>The run's workflow. The run sets it.</summary>
    public string Workflow { get; init; } = "";

    /// <summary>The environment that the run is in.</summary>
    public required string Environment { get; init; }

    /// <summary>When the run began, as its first record says: the same after it was taken up again. The run sets it.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The values of <c>vars</c>: an object.</summary>
    public required JsonElement Variables { get; init; }

    public required RunSecrets Secrets { get; init; }

    public required TemplateEngine Templates { get; init; }

    public required CodeMethods Methods { get; init; }

    /// <summary>The project's services, for code blocks.</summary>
    public required IServiceProvider Services { get; init; }

    public required ChatClients Models { get; init; }

    /// <summary>Sends the requests of blocks, to where the environment may send them.</summary>
    public required HttpClient Http { get; init; }

    /// <summary>Where that is; none: to every public host.</summary>
    public HttpAccess? Access { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The least level of what code logs that is told.</summary>
    public LogSeverity LogLevel { get; init; } = LogSeverity.Warning;

    /// <summary>Told what a model has said so far, with the block's path; none: nobody watches.</summary>
    public Action<string, string>? Saying { get; init; }

    /// <summary>What the run may use; none: as much as it wants.</summary>
    public RunLimits? Limits { get; init; }

    /// <summary>How much of that it has used. The run sets it.</summary>
    public RunBudget Budget { get; init; } = new("", "", null, ModelUsage.None);

    /// <summary>Where it gets its places at models that have limits; none: nothing limits it.</summary>
    public IModelPlaces? Places { get; init; }

    /// <summary>Whether what blocks are given and yield may be told to telemetry, secrets hidden.</summary>
    public bool TellsContent { get; init; }

    /// <summary>Takes what code logs while its block runs, under the block's path; <see langword="false"/> after the run's end. The run sets it.</summary>
    public Func<string, LogLine, bool> Logged { get; init; } = static (_, _) => false;

    /// <summary>The run that this one makes again, or none.</summary>
    public string? RerunOf { get; init; }

    /// <summary>What blocks gave in that run, by path.</summary>
    public IReadOnlyDictionary<string, EarlierOutcome> Earlier { get; init; } = ImmutableSortedDictionary<string, EarlierOutcome>.Empty;

    /// <summary>What stands in for the work of a block, at each attempt; none: nothing does.</summary>
    public Func<BlockCall, StandIn?>? StandIns { get; init; }

    /// <summary>Where answers of models are kept; none: every one is asked for.</summary>
    public AnswerShelf? Answers { get; init; }

    /// <summary>0 to 1, for the jitter of exponential waits.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>Whether the run is canceled, for what only computes: nothing else could stop it. The run sets it.</summary>
    public Func<bool> IsCanceled { get; init; } = static () => false;

    /// <summary>How long blocks under way get to stop when a run fails.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long they get when it is canceled: somebody waits for that.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(0.5);
}
