using System.Text.Json.Serialization;
using Scout.Runs.Keys;
using Scout.Tool.Output;

namespace Scout.Tool.Serving;

/// <summary>How what is said of the server is written as JSON.</summary>
[JsonSerializable(typeof(ConsoleAnswer))]
[JsonSerializable(typeof(IssuedKey))]
[JsonSerializable(typeof(KeysAnswer))]
[JsonSerializable(typeof(SchedulesAnswer))]
internal sealed partial class ServingJson : JsonSerializerContext
{
    /// <summary>The options.</summary>
    public static ToolJson Written { get; } = ToolJson.For(new ServingJson());
}
