using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scout.Environments.Git;

namespace Scout.Environments.Queries;

/// <summary>One workflow's line of the board.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Environments">Every environment in the order of <c>scout.json</c>.</param>
/// <param name="Gone">Whether no project builds it any more, as far as this machine knows.</param>
internal sealed record WorkflowStatus(string Workflow, ImmutableArray<EnvironmentStatus> Environments, bool Gone);

/// <summary>Where one environment of one workflow stands.</summary>
internal sealed record EnvironmentStatus
{
    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The revision that it points at, or none.</summary>
    public string? RevisionId { get; init; }

    /// <summary>The revision's name, or none.</summary>
    public string? Name { get; init; }

    /// <summary>Since when, UTC; development: when it was built.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Who moved it there, or built it.</summary>
    public Author? By { get; init; }

    /// <summary>The bundle's digest; none in development.</summary>
    public string? Bundle { get; init; }

    /// <summary>How many revisions were built after it, as far as this machine knows; none where there is no pointer.</summary>
    public int? Behind { get; init; }

    /// <summary>Whether <c>scout.json</c> now gives other settings than the promotion pinned.</summary>
    public bool SettingsChanged { get; init; }

    /// <summary>How many promotions and rollbacks brought it where it is: what one brought there is nothing to roll back from.</summary>
    [JsonIgnore]
    public int Moves { get; init; }

    /// <summary>The revisions that were rolled back from it, and not let in again.</summary>
    [JsonIgnore]
    public ImmutableHashSet<string> KeptOut { get; init; } = [];

    /// <summary>How the last runs there ended, at most 20; none where this machine knows of none.</summary>
    public RunHealth? Health { get; init; }
}

/// <summary>How the last runs of a workflow in an environment ended.</summary>
/// <param name="Runs">How many of them there are, at most 20; those under way do not count.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Last">When the newest started, UTC.</param>
internal sealed record RunHealth(int Runs, int Failed, DateTimeOffset Last)
{
    /// <summary>How many runs are looked at for each workflow and environment.</summary>
    public const int Recent = 20;
}
