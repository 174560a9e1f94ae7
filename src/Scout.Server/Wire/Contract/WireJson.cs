using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Scout.Environments.Answers;
using Scout.Revisions.Json;

namespace Scout.Server.Wire.Contract;

/// <summary>How what the API answers is written: snake_case names, nothing for null, times in UTC with a <c>Z</c>, on one line wherever a reader splits lines.</summary>
[JsonSerializable(typeof(WireWorkflowAnswer))]
[JsonSerializable(typeof(WireWorkflowPage))]
[JsonSerializable(typeof(WireRevisionList))]
[JsonSerializable(typeof(WireEnvironmentList))]
[JsonSerializable(typeof(WireSuccess))]
[JsonSerializable(typeof(WireDone))]
[JsonSerializable(typeof(WireRunLog))]
[JsonSerializable(typeof(WireRunLogEnd))]
[JsonSerializable(typeof(WireRunResponse))]
[JsonSerializable(typeof(WireRunAnswer))]
[JsonSerializable(typeof(WireCallback))]
[JsonSerializable(typeof(WireUsageAnswer))]
[JsonSerializable(typeof(WireError))]
[JsonSerializable(typeof(WireValidation))]
[JsonSerializable(typeof(WireEnvelope))]
internal sealed partial class WireJson : JsonSerializerContext
{
    // A value that a run yielded may lie as deep as any, and is then some levels deeper.
    private const int MaxDepth = 2 * CanonicalJson.MaxDepth;

    /// <summary>The options, shared and read-only.</summary>
    public static JsonSerializerOptions Written { get; } = Make();

    /// <summary>An answer as UTF-8.</summary>
    /// <param name="answer">One of the types of this context, or what the command line answers too.</param>
    public static byte[] Bytes<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Written);

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(SnakeCaseJson.For(JsonTypeInfoResolver.Combine(new WireJson(), DiffsJson.Default)))
        {
            MaxDepth = MaxDepth,
            Converters = { new UtcTimeConverter(), new WrittenElementConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
