using System.Collections.Immutable;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Runs.Owning;

/// <summary>Who asks for a new run, and as what.</summary>
internal sealed record Asked
{
    /// <summary>Somebody at a command line.</summary>
    public static readonly Asked ByTool = new() { Trigger = new(RunTrigger.Tool) };

    /// <summary>The run's id; none: a new one.</summary>
    public string? RunId { get; init; }

    /// <summary>What asks for it.</summary>
    public required RunTrigger Trigger { get; init; }

    /// <summary>What stands in for the work of blocks, by path.</summary>
    public ImmutableSortedDictionary<string, StandIn> StandIns { get; init; } = ImmutableSortedDictionary.Create<string, StandIn>(StringComparer.Ordinal);

    /// <summary>Where answers of models are kept; none: every one is asked for.</summary>
    public KeptAnswers? Answers { get; init; }

    /// <summary>What the caller holds several runs together by, or none.</summary>
    public string? Session { get; init; }
}
