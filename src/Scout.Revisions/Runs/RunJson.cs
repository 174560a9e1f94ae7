using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Revisions.Runs;

/// <summary>How events of runs, and what a model stands for in them, are written and read.</summary>
[JsonSerializable(typeof(RunEvent))]
[JsonSerializable(typeof(RunError))]
[JsonSerializable(typeof(RunSignal))]
[JsonSerializable(typeof(BlockWait))]
[JsonSerializable(typeof(ModelSettings))]
[JsonSerializable(typeof(RunLimits))]
[JsonSerializable(typeof(ImmutableArray<PlaceWait>))]
internal sealed partial class RunJson : JsonSerializerContext
{
    /// <summary>The options, shared and read-only.</summary>
    public static JsonSerializerOptions Written { get; } = SnakeCaseJson.For(new RunJson());

    /// <summary>The options for what was kept, and may have been changed since.</summary>
    public static JsonSerializerOptions Kept { get; } = WholeJson.Strict(Written);
}
