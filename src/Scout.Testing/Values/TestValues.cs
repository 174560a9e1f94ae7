using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Testing.Values;

/// <summary>Values of a test as JSON and back, by the rules of the engine.</summary>
internal static class TestValues
{
    /// <summary>A value as code of a workflow would give it.</summary>
    /// <exception cref="ScoutException">It has no JSON.</exception>
    public static JsonElement Write(object? value, string what)
    {
        try
        {
            return value switch
            {
                null => PlainJson.Null,
                JsonElement { ValueKind: JsonValueKind.Undefined } => PlainJson.Null,
                JsonElement json => json.Clone(),
                JsonDocument document => document.RootElement.Clone(),
                JsonNode node => JsonElement.Parse(node.ToJsonString()),
                _ => JsonSerializer.SerializeToElement(value, value.GetType(), JsonShape.Options),
            };
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException or InvalidOperationException && !UserCode.Threw(exception))
        {
            throw ValueErrors.HasNoJson(what, value!.GetType(), exception.Message);
        }
    }

    /// <summary>JSON as a value, as code of a workflow would be given it.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="hide">Hides secrets in the message; none: the JSON has none.</param>
    /// <exception cref="ScoutException">It is no such value.</exception>
    public static T Read<T>(JsonElement json, string what, Func<string, string>? hide = null)
    {
        if (json is T same)
        {
            return same;
        }

        try
        {
            return json.Deserialize<T>(JsonShape.Options)!;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException && !UserCode.Threw(exception))
        {
            throw ValueErrors.IsNone(what, typeof(T), Shown(json, hide: hide), Hidden(exception.Message, hide));
        }
    }

    /// <summary>A text of JSON as a value.</summary>
    /// <exception cref="ScoutException">It is no JSON, or no such value.</exception>
    public static T ReadText<T>(string text, string what, Func<string, string> hide)
    {
        try
        {
            return Read<T>(JsonElement.Parse(text), what, hide);
        }
        catch (JsonException exception)
        {
            throw ValueErrors.IsNone(what, typeof(T), Line(text, 200, hide), hide(exception.Message));
        }
    }

    /// <summary>JSON in one line, its beginning where it is long.</summary>
    public static string Shown(JsonElement json, int most = 200, Func<string, string>? hide = null) =>
        json.ValueKind == JsonValueKind.Undefined ? "" : Line(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText(), most, hide);

    // Of a secret that is cut off the rest would not be known as one.
    private static string Line(string text, int most, Func<string, string>? hide) => UnicodeText.Shorten(Hidden(text, hide).ReplaceLineEndings(" "), most);

    private static string Hidden(string text, Func<string, string>? hide) => hide is null ? text : hide(text);
}

internal static class ValueErrors
{
    public static ScoutException HasNoJson(string what, Type type, string why) => new(
        "SCOUT9001",
        $"{what} is of type {CSharpName.Of(type)}, which has no JSON: {why} Give it a record, a list, a text, a number, an anonymous object or a JsonElement.");

    public static ScoutException IsNone(string what, Type type, string shown, string why) => new(
        "SCOUT9002",
        $"{what} is no {CSharpName.Of(type)}: {why.Split(" Path:")[0].TrimEnd('.')}. It is {shown}. Ask for the type that the workflow's definition has there, or for a JsonElement.");
}
