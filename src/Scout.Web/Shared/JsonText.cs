using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Web.Shared;

/// <summary>JSON for people.</summary>
internal static class JsonText
{
    private const int Longest = 100_000;

    // The same in files whatever the system: they are in git.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = ReadableEncoder.Instance, MaxDepth = 512 };

    /// <summary>JSON with line breaks.</summary>
    public static string Indented(JsonElement json) => JsonSerializer.Serialize(json, Options);

    /// <summary>A text as it is, anything else as JSON with line breaks.</summary>
    public static string Shown(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString()! : Indented(json);

    /// <summary>As much of a text as a page shows; whoever shows it says where the rest is.</summary>
    public static string Cut(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
