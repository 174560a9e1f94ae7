using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Environments.Files;

/// <summary>How a lock file says who holds it.</summary>
[JsonSerializable(typeof(LockHolder))]
internal sealed partial class LockJson : JsonSerializerContext
{
    /// <summary>The options, shared and read-only.</summary>
    public static JsonSerializerOptions Written { get; } = SnakeCaseJson.For(new LockJson());
}
