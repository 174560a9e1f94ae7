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
        var text = Encoding.UTF8.GetString(bytes).Trim();
        // A page is for a browser.
        return type.EndsWith("json", StringComparison.OrdinalIgnoreCase) ? ErrorText.Of(text) ?? text : type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ? "" : text;
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

    private static JsonElement Json(string request, string text) => ServiceJson.Read(text, out var problem) ?? throw HttpErrors.NotReadable(request, "JSON", problem, text);

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
