using System.Text.Json.Serialization;
using Scout.Environments.Queries;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing;

/// <summary>How what is said of revisions and environments is written as JSON.</summary>
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(HistoryEntry))]
[JsonSerializable(typeof(MoveAnswer))]
[JsonSerializable(typeof(MovesAnswer))]
[JsonSerializable(typeof(ResolveAnswer))]
[JsonSerializable(typeof(ShowAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
internal sealed partial class ReviewingJson : JsonSerializerContext
{
    /// <summary>The options.</summary>
    public static ToolJson Written { get; } = ToolJson.For(new ReviewingJson());
}
