using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>What asked for a run.</summary>
/// <param name="Kind">One of the kinds below.</param>
/// <param name="Name">Which of them: the name of the key, of the schedule; none where there is only one.</param>
internal sealed record RunTrigger(string Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name = null)
{
    /// <summary>Somebody at a command line.</summary>
    public const string Tool = "tool";

    /// <summary>The project's own process: F5, <c>dotnet run</c>.</summary>
    public const string Project = "project";

    /// <summary>A request to the server.</summary>
    public const string Api = "api";

    /// <summary>A schedule.</summary>
    public const string Schedule = "schedule";

    /// <summary>A validation, which lets something stand in for blocks: nobody takes such a run up, and it counts in no figures of how runs go.</summary>
    public const string Validation = "validation";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> Kinds { get; } = [Tool, Project, Api, Schedule, Validation];
}
