using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Testing.Cassettes;

/// <summary>What services are asked and answer, as it stands in cassettes.</summary>
internal static class RecordedHttp
{
    // Of the connection, of the moment, or of the client: they say nothing of what is asked or answered.
    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Encoding", "Age", "Alt-Svc", "Connection", "Content-Encoding", "Content-Length", "Date", "Host", "Idempotency-Key", "Keep-Alive", "Server", "Set-Cookie", "Transfer-Encoding", "User-Agent",
        "Via", "traceparent", "tracestate",
    };

    // What proves who asks, whatever it is called.
    private static readonly string[] Proofs = ["auth", "cookie", "key", "password", "secret", "signature", "token"];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What a service is asked.</summary>
    public static JsonElement Request(string method, string url, IEnumerable<KeyValuePair<string, string>> headers, string body) => PlainJson.Object(
        ("method", PlainJson.Of(method)),
        ("url", PlainJson.Of(url)),
        ("headers", Headers(headers)),
        ("body", body.Length == 0 ? null : Body(body)));

    /// <summary>What a service answered.</summary>
    public static async Task<JsonElement> AnswerAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = await BytesAsync(response, cancellation).ConfigureAwait(false);
        var text = Text(bytes);
        return PlainJson.Object(
            ("status", PlainJson.Of((int)response.StatusCode)),
            ("headers", Headers(response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())))),
            ("body", bytes.Length == 0 || text is null ? null : Body(text)),
            ("base64", text is null ? PlainJson.Of(Convert.ToBase64String(bytes)) : null));
    }

    /// <summary>The answer that stands in a cassette.</summary>
    public static HttpResponseMessage Response(JsonElement answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.GetProperty("status").GetInt32())
        {
            Content = new ByteArrayContent(answer.TryGetProperty("base64", out var base64) ? base64.GetBytesFromBase64()
                : !answer.TryGetProperty("body", out var body) ? []
                : Encoding.UTF8.GetBytes(body.ValueKind == JsonValueKind.Object && body.TryGetProperty("json", out var json) ? json.GetRawText() : CassetteText.Text(body))),
        };
        foreach (var header in answer.TryGetProperty("headers", out var headers) ? headers.EnumerateObject().ToArray() : [])
        {
            if (!response.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString()))
            {
                response.Content.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
            }
        }

        return response;
    }

    private static JsonElement? Headers(IEnumerable<KeyValuePair<string, string>> headers) =>
        headers.Where(header => !LeftOut.Contains(header.Key) && !Proofs.Any(proof => header.Key.Contains(proof, StringComparison.OrdinalIgnoreCase))).OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase).ToArray() is [_, ..] told
            ? PlainJson.Object(told.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), PlainJson.Of(header.Value))))
            : null;

    private static JsonElement Body(string text)
    {
        try
        {
            return PlainJson.Object(("json", JsonElement.Parse(text, new() { AllowDuplicateProperties = false })));
        }
        catch (JsonException)
        {
            return CassetteText.Lines(text);
        }
    }

    // In another charset it would come back as another text.
    private static string? Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static async Task<byte[]> BytesAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        if (!response.Content.Headers.ContentEncoding.Any(encoding => encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase)))
        {
            return bytes;
        }

        using var unpacked = new MemoryStream();
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        await packed.CopyToAsync(unpacked, cancellation).ConfigureAwait(false);
        return unpacked.ToArray();
    }
}
