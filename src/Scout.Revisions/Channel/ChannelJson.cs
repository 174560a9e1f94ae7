using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Revisions.Channel;

/// <summary>How messages between a client and a worker are written and read.</summary>
[JsonSerializable(typeof(WorkerMessage))]
internal sealed partial class ChannelJson : JsonSerializerContext
{
    /// <summary>The options, shared and read-only.</summary>
    public static JsonSerializerOptions Written { get; } = SnakeCaseJson.For(new ChannelJson());
}
