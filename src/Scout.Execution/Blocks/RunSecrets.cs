using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Scout.Execution.Templates;

namespace Scout.Execution.Blocks;

/// <summary>The secrets that a run has read, and how to keep them out of what is told of it. Safe for many threads.</summary>
internal sealed class RunSecrets(IConfiguration configuration)
{
    private readonly ConcurrentDictionary<string, string> _read = new(StringComparer.Ordinal);
    private volatile KeyValuePair<string, string>[] _replacements = [];

    /// <summary>Reads <c>Secrets:NAME</c> of the configuration.</summary>
    /// <exception cref="ScoutException">It is not set.</exception>
    public string Read(string name) => _read.GetOrAdd(name, _ =>
    {
        var value = configuration[$"Secrets:{name}"];
        if (string.IsNullOrEmpty(value))
        {
            throw TemplateErrors.SecretMissing(name);
        }

        Hide(name, value);
        return value;
    });

    /// <summary>A text with every secret that was read replaced by its name.</summary>
    public string Redact(string text)
    {
        foreach (var (value, name) in _replacements)
        {
            text = text.Replace(value, $"[secret {name}]", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A JSON value with every secret that was read replaced by its name, in texts and member names.</summary>
    public JsonElement Redact(JsonElement json)
    {
        if (_replacements.Length == 0 || json.ValueKind == JsonValueKind.Undefined)
        {
            return json;
        }

        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { MaxDepth = 512 }))
        {
            Write(writer, json);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new() { MaxDepth = 512 });
        return JsonElement.ParseValue(ref reader);
    }

    private void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(Redact(member.Name));
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Redact(json.GetString()!));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    // Longest first, so that a secret that is part of another does not leave the rest of it; and as JSON inside a text writes it.
    private void Hide(string name, string value)
    {
        lock (_read)
        {
            _replacements =
            [
                .. _replacements.Append(new(value, name)).Append(new(JsonEncodedText.Encode(value).ToString(), name))
                    .Append(new(JsonText.Of(value, TemplateLimits.Default)[1..^1], name))
                    .DistinctBy(pair => pair.Key).OrderByDescending(pair => pair.Key.Length),
            ];
        }
    }
}
