using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Execution.Http;

/// <summary>Reads the JSON that services are sent and answer with: whole, no member twice, and no half of a character.</summary>
internal static class ServiceJson
{
    /// <summary>The JSON of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it, where it is none.</param>
    /// <returns>The JSON; none where there is something wrong.</returns>
    public static JsonElement? Read(string text, out string problem)
    {
        try
        {
            var json = JsonElement.Parse(text, new() { AllowDuplicateProperties = false, MaxDepth = CanonicalJson.MaxDepth });
            problem = "it has half of a character";
            return IsWhole(json) ? json : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is of a member's name with half of a character.
            problem = exception.Message.Split(" Path:")[0].TrimEnd('.');
            return null;
        }
    }

    private static bool IsWhole(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => UnicodeText.IsWhole(json),
        JsonValueKind.Array => json.EnumerateArray().All(IsWhole),
        JsonValueKind.Object => json.EnumerateObject().All(member => UnicodeText.IsWhole(member) && IsWhole(member.Value)),
        _ => true,
    };
}
