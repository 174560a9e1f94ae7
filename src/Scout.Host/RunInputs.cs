using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Model;

namespace Scout.Host;

/// <summary>Puts a run's inputs together: the file's, with those of the command line over them.</summary>
internal static class RunInputs
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The inputs.</summary>
    /// <exception cref="ScoutException">The file is not there, or holds no object.</exception>
    public static JsonElement Of(RunArguments arguments, Schema schema)
    {
        var inputs = arguments.InputsFile is { } file ? Read(file) : [];
        foreach (var (name, value) in arguments.Inputs)
        {
            inputs[name] = Value(schema, name, value);
        }

        return JsonSerializer.SerializeToElement(inputs);
    }

    private static JsonObject Read(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file), documentOptions: Lenient) as JsonObject ?? throw HostDoorErrors.FileIsWrong(file, "it holds no JSON object.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw HostDoorErrors.FileIsWrong(file, exception.Message);
        }
    }

    // A text where the schema says so, else the JSON that it is: 7, true, ["a"].
    private static JsonNode? Value(Schema schema, string name, string value)
    {
        if (schema.Json.TryGetProperty("properties", out var properties)
            && properties.TryGetProperty(name, out var property)
            && property.TryGetProperty("type", out var type)
            && type.ToString().Contains("string", StringComparison.Ordinal))
        {
            return value;
        }

        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
