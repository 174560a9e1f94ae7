using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Revisions.Project;

/// <summary>When runs of a workflow start by themselves in an environment: one of its <c>"schedules"</c> in <c>scout.json</c>.</summary>
internal sealed record ScheduleDefinition
{
    /// <summary>The zone of a schedule that says none.</summary>
    public const string Utc = "UTC";

    /// <summary>The name, which only one schedule of the environment has: <c>[a-z][a-z0-9-]{0,63}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>When: a cron expression of five fields, or of six with seconds.</summary>
    public required string Cron { get; init; }

    /// <summary>The time zone that <see cref="Cron"/> is in.</summary>
    public string Zone { get; init; } = Utc;

    /// <summary>The inputs of each run: an object.</summary>
    public JsonElement Inputs { get; init; } = PlainJson.Object();

    /// <summary>What becomes of a time at which the run before is not over.</summary>
    public ScheduleOverlap Overlap { get; init; }

    /// <summary>What becomes of the times at which no server ran.</summary>
    public MissedTimes Missed { get; init; }

    /// <summary>The words for <see cref="Overlap"/>.</summary>
    public static IReadOnlyList<string> OverlapWords { get; } = [.. Enum.GetNames<ScheduleOverlap>().Select(name => name.ToLowerInvariant())];

    /// <summary>The words for <see cref="Missed"/>.</summary>
    public static IReadOnlyList<string> MissedWords { get; } = [.. Enum.GetNames<MissedTimes>().Select(name => name.ToLowerInvariant())];
}

/// <summary>What becomes of a time of a schedule at which the run before is not over.</summary>
internal enum ScheduleOverlap
{
    /// <summary>No run starts.</summary>
    Skip,

    /// <summary>A run starts when that one is over; at most one waits for that.</summary>
    Queue,

    /// <summary>A run starts.</summary>
    Allow,
}

/// <summary>What becomes of the times of a schedule at which no server ran.</summary>
internal enum MissedTimes
{
    /// <summary>Nothing.</summary>
    Skip,

    /// <summary>One run starts for all of them.</summary>
    Once,
}
