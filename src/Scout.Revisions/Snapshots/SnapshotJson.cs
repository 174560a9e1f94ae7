using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Revisions.Snapshots;

/// <summary>How the result of a snapshot is written and read.</summary>
[JsonSerializable(typeof(SnapshotResult))]
internal sealed partial class SnapshotJson : JsonSerializerContext
{
    /// <summary>The options, shared and read-only.</summary>
    public static JsonSerializerOptions Written { get; } = SnakeCaseJson.For(new SnapshotJson());
}
