using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Scout.Execution.Templates;

namespace Scout.Execution.Blocks;

/// <summary>
/// The secrets of a run, and how to keep them out of what is told of it: everything under <c>Secrets:</c> of the configuration, whoever reads it,
/// and what templates make of it. A run's result is nobody's to change. Safe for many threads.
/// </summary>
internal sealed class RunSecrets
{
    private const string Section = "Secrets";
    private readonly IConfiguration _configuration;
    private readonly ConcurrentDictionary<string, string> _read = new(StringComparer.Ordinal);
    private volatile SecretForm[] _forms = [];

    /// <summary>Takes the secrets of a configuration.</summary>
    public RunSecrets(IConfiguration configuration)
    {
        _configuration = configuration;
        var tooShort = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in configuration.GetSection(Section).AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null))
        {
            Hide(name, value!);
            if (value!.Length is > 0 and < SecretForm.Shortest)
            {
                tooShort.Add(name);
            }
        }

        TooShort = [.. tooShort];
    }

    /// <summary>Whether there is any.</summary>
    public bool Any => _forms.Length > 0;

    /// <summary>The names of the secrets that are too short to be hidden.</summary>
    public ImmutableArray<string> TooShort { get; private set; }

    /// <summary>Reads <c>Secrets:NAME</c> of the configuration.</summary>
    /// <exception cref="ScoutException">It is not set.</exception>
    public string Read(string name) => _read.GetOrAdd(name, _ =>
    {
        var value = _configuration[$"{Section}:{name}"];
        if (string.IsNullOrEmpty(value))
        {
            throw TemplateErrors.SecretMissing(name);
        }

        Hide(name, value);
        return value;
    });

    /// <summary>Reads the key of a model's provider: <c>Secrets:NAME</c> of the configuration, or <c>NAME</c>, as the providers' own tools have it. It is hidden like every secret.</summary>
    /// <returns>The key, or none where it is not set.</returns>
    public string? Key(string name)
    {
        var value = _configuration[$"{Section}:{name}"];
        value = string.IsNullOrEmpty(value) ? _configuration[name] : value;
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var key = value.Trim();
        Hide(name, key);
        if (key.Length < SecretForm.Shortest && !TooShort.Contains(name))
        {
            TooShort = TooShort.Add(name);
        }

        return key;
    }

    /// <summary>A template made this text of a secret: it is not told either. Where the secret stands in it as it is, only the secret is hidden.</summary>
    public void Made(string name, string text)
    {
        if (Redact(text) == text)
        {
            Hide(name, text);
        }
    }

    /// <summary>A text with every secret in it replaced by its name.</summary>
    public string Redact(string text)
    {
        foreach (var form in _forms)
        {
            text = form.Hide(text);
        }

        return text;
    }

    /// <summary>A text that still grows with every secret in it replaced by its name, without what may be the beginning of one.</summary>
    public string RedactSoFar(string text)
    {
        var begun = 0;
        foreach (var form in _forms)
        {
            begun = Math.Max(begun, form.BegunIn(text));
        }

        return Redact(begun == 0 ? text : text[..^begun]);
    }

    /// <summary>A JSON value with every secret in it replaced by its name, in texts and member names.</summary>
    public JsonElement Redact(JsonElement json)
    {
        if (_forms.Length == 0 || json.ValueKind == JsonValueKind.Undefined)
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

    // Longest first, so that a secret that is part of another does not leave the rest of it.
    private void Hide(string name, string value)
    {
        lock (_read)
        {
            _forms = [.. _forms.Concat(SecretForm.Of(name, value)).DistinctBy(form => form.Text).OrderByDescending(form => form.Text.Length)];
        }
    }
}
