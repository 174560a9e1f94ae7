using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scout.Environments.Diff.Patches;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>How differences are written as JSON.</summary>
[JsonSerializable(typeof(DiffAnswer))]
[JsonSerializable(typeof(ImmutableArray<PatchOperation>))]
internal sealed partial class DiffsJson : JsonSerializerContext
{
    /// <summary>The options.</summary>
    public static ToolJson Written { get; } = ToolJson.For(new DiffsJson());
}
