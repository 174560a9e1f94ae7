using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scout.Environments.Diff.Patches;

namespace Scout.Environments.Answers;

/// <summary>How differences are written as JSON.</summary>
[JsonSerializable(typeof(DiffAnswer))]
[JsonSerializable(typeof(ImmutableArray<PatchOperation>))]
internal sealed partial class DiffsJson : JsonSerializerContext;
