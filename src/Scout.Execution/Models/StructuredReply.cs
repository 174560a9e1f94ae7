using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Execution.Models;

/// <summary>Reads a model's answer that has to be JSON.</summary>
internal static class StructuredReply
{
    /// <summary>The JSON of an answer; a fence of Markdown around it is taken off, as models put it there whatever they are told.</summary>
    /// <exception cref="ScoutException">It is not JSON.</exception>
    public static JsonElement Read(string block, string text)
    {
        var json = text.Trim();
        if (json.StartsWith("```", StringComparison.Ordinal) && json.EndsWith("```", StringComparison.Ordinal) && json.IndexOf('\n', StringComparison.Ordinal) is > 0 and var first)
        {
            json = json[(first + 1)..^3].Trim();
        }

        try
        {
            return CanonicalJson.Parse(System.Text.Encoding.UTF8.GetBytes(json));
        }
        catch (ScoutException exception)
        {
            throw ModelErrors.ReplyIsNoJson(block, text, exception.Message);
        }
    }
}
