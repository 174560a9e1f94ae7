using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Tool.Output;

/// <summary>How answers are written as JSON: snake_case, nothing for null, indented; or one line each where there are many.</summary>
internal static class ToolJson
{
    /// <summary>For one answer.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>For a stream of answers, one line each.</summary>
    public static JsonSerializerOptions Line { get; } = Create(indented: false);

    private static JsonSerializerOptions Create(bool indented)
    {
        // An answer may hold a revision, and that is as deep as our own JSON may be.
        var options = new JsonSerializerOptions(SnakeCaseJson.Options) { WriteIndented = indented, NewLine = "\n", MaxDepth = 2 * CanonicalJson.MaxDepth };
        options.MakeReadOnly();
        return options;
    }
}
