using System.Text.Json.Serialization;
using Scout.Tool.Output;
using Scout.Validation.Replaying;
using Scout.Validation.Reports;

namespace Scout.Tool.Validating;

/// <summary>How what came of validating is written as JSON.</summary>
[JsonSerializable(typeof(CaptureAnswer))]
[JsonSerializable(typeof(ReplayResult))]
[JsonSerializable(typeof(ValidationAnswer))]
internal sealed partial class ValidatingJson : JsonSerializerContext
{
    /// <summary>The options.</summary>
    public static ToolJson Written { get; } = ToolJson.For(new ValidatingJson());
}
