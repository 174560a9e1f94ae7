using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;

namespace Scout.Execution.Http;

/// <summary>Reads answers.</summary>
internal static class HttpAnswers
{
    /// <summary>How much is read of an answer that is not expected, in bytes: enough to say what is wrong.</summary>
    public const int MostOfAnError = 64 * 1024;

    private static readonly string[] SaidIn = ["message", "detail", "error_description", "title", "error"];

    /// <summary>What an answer is, as what a block yields.</summary>
    /// <exception cref="ScoutException">It is not.</exception>
    public static JsonElement Read(string request, HttpResponseMessage answer, byte[] bytes, HttpYield yields)
    {
        switch (yields)
        {
            case HttpYield.Bytes:
                return PlainJson.Of(Convert.ToBase64String(bytes));
            case HttpYield.Text:
                return PlainJson.Of(Text(request, answer, bytes));
            default:
                // 204, and what some services answer in place of null.
                return bytes.Length == 0 ? PlainJson.Null : Json(request, Text(request, answer, bytes));
        }
    }

    /// <summary>The bytes of an answer, uncompressed.</summary>
    /// <param name="request">What was asked, for messages.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="most">How many are taken.</param>
    /// <param name="isWhole">Whether more than that is an error; else the rest is left.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ScoutException">There are more.</exception>
    public static async Task<byte[]> BytesAsync(string request, HttpResponseMessage answer, int most, bool isWhole, CancellationToken cancellation)
    {
        var packed = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (packed.ConfigureAwait(false))
        {
            switch (string.Join(',', answer.Content.Headers.ContentEncoding).ToLowerInvariant())
            {
                case "" or "identity":
                    return await BytesAsync(request, packed, most, isWhole, cancellation).ConfigureAwait(false);
                case "gzip" or "x-gzip":
                    var tail = new TailStream(packed);
                    var stream = new GZipStream(tail, CompressionMode.Decompress);
                    await using (stream.ConfigureAwait(false))
                    {
                        var bytes = await BytesAsync(request, stream, most, isWhole, cancellation).ConfigureAwait(false);
                        // It ends with how long it was: what is cut does not.
                        return !isWhole || BinaryPrimitives.ReadUInt32LittleEndian(tail.Last) == bytes.Length ? bytes : throw HttpErrors.NotReadable(request, "gzip", "it is cut", "");
                    }

                case var other:
                    return isWhole ? throw HttpErrors.NotReadable(request, "what it was asked for", $"it is encoded as '{other}'", "") : [];
            }
        }
    }

    private static async Task<byte[]> BytesAsync(string request, Stream stream, int most, bool isWhole, CancellationToken cancellation)
    {
        var bytes = new byte[Math.Min(most, 4096)];
        var length = 0;
        while (true)
        {
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(most + 1L, bytes.Length * 2L));
            }

            var read = await stream.ReadAsync(bytes.AsMemory(length), cancellation).ConfigureAwait(false);
            length += read;
            if (read == 0 || length > most)
            {
                break;
            }
        }

        return length <= most ? bytes[..length] : isWhole ? throw HttpErrors.TooLong(request, most) : bytes[..most];
    }

    /// <summary>An answer with its status and headers.</summary>
    public static JsonElement Whole(HttpResponseMessage answer, JsonElement body) => PlainJson.Object(
        ("status", PlainJson.Of((int)answer.StatusCode)),
        ("body", body),
        ("headers", PlainJson.Object(answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .GroupBy(header => header.Key.ToLowerInvariant(), StringComparer.Ordinal)
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => KeyValuePair.Create(header.Key, PlainJson.Of(string.Join(", ", header.SelectMany(values => values.Value))))))));

    /// <summary>What an answer says that is not expected: the message of its JSON, or the beginning of its text; empty where it says nothing readable.</summary>
    public static string Said(HttpResponseMessage answer, byte[] bytes)
    {
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (type.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                var json = JsonElement.Parse(bytes);
                return (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? Message(error) : null) ?? Message(json) ?? json.GetRawText();
            }
            catch (JsonException)
            {
                // Cut, or no JSON after all.
            }
        }

        // A page is for a browser.
        return type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ? "" : Encoding.UTF8.GetString(bytes).Trim();
    }

    /// <summary>When a service wants to be asked again, from now on; none where it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage answer, TimeProvider time)
    {
        var after = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            // More seconds than a number of 32 bits holds.
            _ => answer.Headers.NonValidated.TryGetValues("Retry-After", out var values) && values.ToString() is { Length: > 0 } text && text.All(char.IsAsciiDigit) ? TimeSpan.MaxValue : (TimeSpan?)null,
        };
        return after is { } wait && wait > TimeSpan.Zero ? wait : null;
    }

    private static string? Message(JsonElement json) => json.ValueKind != JsonValueKind.Object ? null
        : SaidIn.Select(name => json.TryGetProperty(name, out var said) && said.ValueKind == JsonValueKind.String ? said.GetString() : null).FirstOrDefault(said => said is not null);

    private static JsonElement Json(string request, string text)
    {
        try
        {
            var json = JsonElement.Parse(text, new() { AllowDuplicateProperties = false, MaxDepth = CanonicalJson.MaxDepth });
            return IsWhole(json) ? json : throw HttpErrors.NotReadable(request, "JSON", "it has half of a character", text);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is of a member's name with half of a character.
            throw HttpErrors.NotReadable(request, "JSON", exception.Message.Split(" Path:")[0].TrimEnd('.'), text);
        }
    }

    private static bool IsWhole(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => UnicodeText.IsWhole(json),
        JsonValueKind.Array => json.EnumerateArray().All(IsWhole),
        JsonValueKind.Object => json.EnumerateObject().All(member => UnicodeText.IsWhole(member) && IsWhole(member.Value)),
        _ => true,
    };

    private static string Text(string request, HttpResponseMessage answer, byte[] bytes)
    {
        var name = answer.Content.Headers.ContentType?.CharSet?.Trim('"');
        var encoding = Find(name) ?? throw HttpErrors.NotReadable(request, "text", $"its charset '{name}' is not known", "");
        try
        {
            var text = encoding.GetString(bytes);
            return text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            throw HttpErrors.NotReadable(request, "text", $"it has bytes that are none in {encoding.WebName}", "");
        }
    }

    private static Encoding? Find(string? charset)
    {
        try
        {
            return string.IsNullOrEmpty(charset) ? Strict(Encoding.UTF8) : CodePagesEncodingProvider.Instance.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) ?? Strict(Encoding.GetEncoding(charset));
        }
        catch (ArgumentException)
        {
            return null;
        }

        static Encoding Strict(Encoding encoding) => Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
