using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Execution.Http;

/// <summary>What a service says is wrong, as most of them say it in JSON.</summary>
internal static class ErrorText
{
    private static readonly string[] Names = ["message", "detail", "error_description", "title"];

    /// <summary>The message: <c>{"error":{"message":...}}</c> of most, <c>{"error":"..."}</c>, or a member of the whole.</summary>
    /// <param name="body">The answer's text.</param>
    /// <returns>The message; none where the text is no such JSON.</returns>
    public static string? Of(string body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            var error = Member(json, "error");
            return Text(Member(error, "message")) ?? Names.Select(name => Text(Member(json, name))).FirstOrDefault(said => said is not null) ?? Text(error);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement? json, string name) => json is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? json) => json is { ValueKind: JsonValueKind.String } text && UnicodeText.IsWhole(text) ? text.GetString() : null;
}
