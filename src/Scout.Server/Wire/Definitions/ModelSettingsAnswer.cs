using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Server.Wire.Definitions;

/// <summary>How a model is asked, as clients read it: <c>model</c>, <c>temperature</c>, <c>max_tokens</c>, <c>response_format</c>, <c>prompt_items</c>, then what else there is.</summary>
internal static class ModelSettingsAnswer
{
    private static readonly string[] Others = ["model", "temperature", "max_tokens", "prompt", "messages", "system", "structured"];

    /// <summary>The settings of a block that asks a model.</summary>
    /// <param name="settings">Its settings as the revision has them.</param>
    /// <param name="output">The schema of what it yields.</param>
    public static IEnumerable<(string Name, JsonElement? Value)> Of(JsonElement settings, JsonElement output) =>
    [
        ("model", Setting(settings, "model")),
        ("temperature", Setting(settings, "temperature")),
        ("max_tokens", Setting(settings, "max_tokens")),
        ("response_format", Format(settings, output)),
        ("prompt_items", PlainJson.List(Messages(settings))),
        .. settings.EnumerateObject().Where(setting => !Others.Contains(setting.Name, StringComparer.Ordinal)).Select(setting => (setting.Name, (JsonElement?)setting.Value)),
    ];

    private static JsonElement Format(JsonElement settings, JsonElement output) => Setting(settings, "structured") is { ValueKind: JsonValueKind.True }
        ? PlainJson.Object(("type", PlainJson.Of("json_schema")), ("schema", output))
        : PlainJson.Object(("type", PlainJson.Of("text")));

    private static IEnumerable<JsonElement> Messages(JsonElement settings)
    {
        if (Setting(settings, "system") is { } system)
        {
            yield return Message("system", system);
        }

        if (Setting(settings, "prompt") is { } prompt)
        {
            yield return Message("user", prompt);
        }

        // These have a role and a content already.
        if (Setting(settings, "messages") is { ValueKind: JsonValueKind.Array } messages)
        {
            foreach (var message in messages.EnumerateArray())
            {
                yield return message;
            }
        }
    }

    private static JsonElement Message(string role, JsonElement content) => PlainJson.Object(("role", PlainJson.Of(role)), ("content", content));

    private static JsonElement? Setting(JsonElement settings, string name) => settings.TryGetProperty(name, out var value) ? value : null;
}
