using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Environments.Evidence;

/// <summary>The members of a result's file.</summary>
[JsonSerializable(typeof(EvidenceStatement))]
internal sealed partial class EvidenceJson : JsonSerializerContext
{
    /// <summary>The options, shared and read-only.</summary>
    public static JsonSerializerOptions Written { get; } = SnakeCaseJson.For(new EvidenceJson());
}
