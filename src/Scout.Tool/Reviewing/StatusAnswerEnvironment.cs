using Scout.Environments;
using Scout.Environments.Runs;

namespace Scout.Tool.Reviewing;

/// <summary>One environment of one workflow of the board.</summary>
internal sealed record StatusAnswerEnvironment
{
    public required string Environment { get; init; }

    /// <summary>The whole id of the revision that it points at; left out where it points nowhere.</summary>
    public string? RevisionId { get; init; }

    public string? Name { get; init; }

    /// <summary>When the pointer moved there, UTC; development: when it was built.</summary>
    public DateTimeOffset? Since { get; init; }

    public Author? By { get; init; }

    public string? Bundle { get; init; }

    /// <summary>How many revisions were built after it.</summary>
    public int? Behind { get; init; }

    public bool SettingsChanged { get; init; }

    /// <summary>How the last runs there ended, at most 20; left out where this machine knows of none.</summary>
    public RunHealth? Health { get; init; }

    public static StatusAnswerEnvironment Of(EnvironmentStatus status, RunHealth? health) => new()
    {
        Environment = status.Environment,
        RevisionId = status.RevisionId,
        Name = status.Name,
        Since = status.Since,
        By = status.By,
        Bundle = status.Bundle,
        Behind = status.Behind,
        SettingsChanged = status.SettingsChanged,
        Health = health,
    };
}
