using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scout.Revisions.Json;

namespace Scout.Tool.Output;

/// <summary>How answers are written as JSON: snake_case, nothing for null, indented; or one line each where there are many.</summary>
/// <param name="Indented">For one answer.</param>
/// <param name="Line">For a stream of answers, one line each.</param>
internal sealed record ToolJson(JsonSerializerOptions Indented, JsonSerializerOptions Line)
{
    /// <summary>For JSON that is a value already.</summary>
    public static ToolJson Plain { get; } = For(PlainJsonContext.Default);

    /// <summary>For the answers that a generated context describes.</summary>
    public static ToolJson For(IJsonTypeInfoResolver answers)
    {
        var written = SnakeCaseJson.For(answers);
        return new(Create(written, indented: true), Create(written, indented: false));
    }

    private static JsonSerializerOptions Create(JsonSerializerOptions written, bool indented)
    {
        // An answer may hold a revision, and that is as deep as our own JSON may be.
        var options = new JsonSerializerOptions(written) { WriteIndented = indented, NewLine = "\n", MaxDepth = 2 * CanonicalJson.MaxDepth };
        options.MakeReadOnly();
        return options;
    }
}
