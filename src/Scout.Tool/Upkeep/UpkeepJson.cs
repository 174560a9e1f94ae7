using System.Text.Json.Serialization;
using Scout.Environments.Bundles;
using Scout.Environments.Checks;
using Scout.Environments.Garbage;
using Scout.Tool.Output;

namespace Scout.Tool.Upkeep;

/// <summary>How what is said of the store is written as JSON.</summary>
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(GcReport))]
[JsonSerializable(typeof(InitAnswer))]
[JsonSerializable(typeof(PublishOutcome))]
[JsonSerializable(typeof(RestoreAnswer))]
internal sealed partial class UpkeepJson : JsonSerializerContext
{
    /// <summary>The options.</summary>
    public static ToolJson Written { get; } = ToolJson.For(new UpkeepJson());
}
