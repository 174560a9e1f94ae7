using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Tool.Running;

/// <summary>JSON on the command line.</summary>
internal static class JsonOption
{
    /// <summary>The value that an option says.</summary>
    /// <exception cref="ScoutException">It is no JSON.</exception>
    public static JsonElement Read(string option, string text)
    {
        try
        {
            return WrittenJson.Read(text);
        }
        catch (WrittenJsonException exception)
        {
            throw RunningErrors.IsNoJson(option, exception);
        }
    }
}
