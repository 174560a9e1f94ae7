using System.Text.Json.Serialization;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary>How what is said of runs is written as JSON.</summary>
[JsonSerializable(typeof(LogAnswer))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(RunComparison))]
[JsonSerializable(typeof(RunEntry))]
[JsonSerializable(typeof(RunEvent))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(UsageAnswer))]
internal sealed partial class RunningJson : JsonSerializerContext
{
    /// <summary>The options.</summary>
    public static ToolJson Written { get; } = ToolJson.For(new RunningJson());
}
