using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Scout.Revisions.Json;

/// <summary>How messages, events and logs are written: snake_case names, nothing for null, one line.</summary>
internal static class SnakeCaseJson
{
    /// <summary>
    /// The options for types that a source-generated context describes. All of ours are of this kind: the host runs under the switches of a user's project, which may turn reflection off,
    /// and the tool is compiled ahead of time, where there is none, and starts sooner without it elsewhere.
    /// </summary>
    public static JsonSerializerOptions For(IJsonTypeInfoResolver types)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = ReadableEncoder.Instance,
            AllowDuplicateProperties = false,
            // Said, because a project's switches say otherwise: what is null is not written here, and is null where it is read.
            RespectNullableAnnotations = false,
            RespectRequiredConstructorParameters = false,
            MaxDepth = 128,
            TypeInfoResolver = types,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }
}
