using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Host;

/// <summary>What the nearest <c>scout.json</c> upward gives to <c>development</c>: enough of the file for the door <c>run</c>; the tool reads and checks all of it.</summary>
internal static class DevelopmentSettings
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The settings and the file's folder; none and the current folder where there is no file.</summary>
    /// <exception cref="ScoutException">The file does not parse.</exception>
    public static (RunSettings Settings, string Root, bool IsProject) Find(string start)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "scout.json");
            if (File.Exists(file))
            {
                return (Read(file), folder, true);
            }
        }

        return (new(), Path.GetFullPath(start), false);
    }

    private static RunSettings Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), Lenient);
            var settings = Merge(new(), document.RootElement);
            return document.RootElement.TryGetProperty("environments", out var environments) && environments.TryGetProperty("development", out var development)
                ? Merge(settings, development)
                : settings;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw HostDoorErrors.FileIsWrong(file, exception.Message);
        }
    }

    private static RunSettings Merge(RunSettings settings, JsonElement from) => settings with
    {
        Models = Members(from, "models").Aggregate(
            settings.Models,
            (models, member) => models.SetItem(member.Name, member.Value.Deserialize<ModelSettings>(ProtocolJson.Options) ?? throw new JsonException($"the model '{member.Name}' is null."))),
        Variables = Members(from, "variables").Aggregate(settings.Variables, (variables, member) => variables.SetItem(member.Name, member.Value.Clone())),
    };

    private static JsonElement.ObjectEnumerator Members(JsonElement from, string name) =>
        from.TryGetProperty(name, out var members) ? members.EnumerateObject() : default;
}
