using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Scout.Revisions.Json;

namespace Scout.Server.Requests;

/// <summary>Reads bodies: one JSON value, in UTF-8, of 1 MiB and 64 levels at most, no name twice in one object, whole characters.</summary>
internal static class Bodies
{
    /// <summary>How many bytes a body may have.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int MostLevels = 64;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostLevels, AllowDuplicateProperties = false };

    /// <summary>Waits until the body is there, or more of it than there may be.</summary>
    /// <exception cref="ApiException">It does not come.</exception>
    public static async Task ArriveAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes)
        {
            return;
        }

        var arrived = await WholeAsync(request.BodyReader, cancellation).ConfigureAwait(false);
        request.BodyReader.AdvanceTo(arrived.Start);
    }

    /// <summary>The body as JSON; none where there is no body.</summary>
    /// <exception cref="ApiException">It is no such JSON, or says that it is something else.</exception>
    public static async Task<JsonElement?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes)
        {
            throw ApiException.TooLarge();
        }

        var bytes = await AllAsync(request.BodyReader, cancellation).ConfigureAwait(false);
        if (bytes.Length == 0)
        {
            return null;
        }

        if (!request.HasJsonContentType())
        {
            throw ApiException.OtherType($"The body says that it is {Shown(request.ContentType)}. Only JSON is understood: Content-Type: application/json.");
        }

        if (!Utf8.IsValid(bytes))
        {
            throw ApiException.Wrong("json_invalid", "The body is not UTF-8.", "body");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return IsWhole(document.RootElement)
                ? document.RootElement.Clone()
                : throw ApiException.Wrong("json_invalid", "The body has half of a character in a text or a name: one of \\ud800 to \\udfff without its other half. Send whole characters.", "body");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw ApiException.Wrong("json_invalid", $"The body is no JSON that is understood: {exception.Message.Split(". ")[0].TrimEnd('.')}.", "body");
        }
    }

    /// <summary>The body, which must be a JSON object; an empty one where there is no body.</summary>
    public static async Task<JsonElement> ReadObjectAsync(HttpRequest request, CancellationToken cancellation)
    {
        var body = await ReadAsync(request, cancellation).ConfigureAwait(false) ?? JsonElement.Parse("{}");
        return body.ValueKind == JsonValueKind.Object ? body : throw ApiException.Wrong("dict_type", "The body must be a JSON object.", "body");
    }

    /// <summary>A member of an object, where it is there and not null.</summary>
    public static JsonElement? Member(this JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A member that is a text.</summary>
    /// <exception cref="ApiException">It is something else.</exception>
    public static string? Text(this JsonElement json, string name) => json.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw ApiException.Wrong("string_type", $"'{name}' must be a text.", "body", name),
    };

    /// <summary>A member that is true or false.</summary>
    /// <exception cref="ApiException">It is something else.</exception>
    public static bool? Flag(this JsonElement json, string name) => json.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
        _ => throw ApiException.Wrong("bool_type", $"'{name}' must be true or false.", "body", name),
    };

    // The framework reads such texts as JSON, and throws where they are looked at.
    private static bool IsWhole(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().All(member => UnicodeText.IsWhole(member) && IsWhole(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(IsWhole),
        JsonValueKind.String => UnicodeText.IsWhole(json),
        _ => true,
    };

    private static async Task<byte[]> AllAsync(PipeReader reader, CancellationToken cancellation)
    {
        var arrived = await WholeAsync(reader, cancellation).ConfigureAwait(false);
        if (arrived.Length > MostBytes)
        {
            throw ApiException.TooLarge();
        }

        var bytes = arrived.ToArray();
        reader.AdvanceTo(arrived.End);
        return bytes;
    }

    // All of it, or more than may be.
    private static async Task<ReadOnlySequence<byte>> WholeAsync(PipeReader reader, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
                if (read.IsCompleted || read.Buffer.Length > MostBytes)
                {
                    return read.Buffer;
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw ApiException.Unreadable("The body cannot be read: its chunks are none, or the connection broke. Send it again.");
        }
    }

    private static string Shown(string? type) => type is null ? "nothing" : $"'{new string([.. type.Take(100).Select(letter => char.IsControl(letter) ? '?' : letter)])}'";
}
