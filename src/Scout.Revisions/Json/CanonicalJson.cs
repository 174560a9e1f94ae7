using System.Text;
using System.Text.Json;

namespace Scout.Revisions.Json;

/// <summary>JSON in its one canonical form (RFC 8785), so that equal values have equal bytes and equal hashes.</summary>
internal static class CanonicalJson
{
    /// <summary>How deep objects and arrays may lie in one another.</summary>
    public const int MaxDepth = 128;

    // Strict: a lone surrogate that slipped through must throw, never turn into U+FFFD.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical bytes of a value, UTF-8 without a byte order mark.</summary>
    /// <exception cref="ScoutException">The value holds a duplicate key, a lone surrogate or a number that no double equals.</exception>
    public static byte[] Write(JsonElement value) => Utf8.GetBytes(WriteString(value));

    /// <summary>The canonical text of a value.</summary>
    /// <inheritdoc cref="Write(JsonElement)" path="/exception"/>
    public static string WriteString(JsonElement value) => CanonicalJsonWriter.Write(value);

    /// <summary>The same with every number as it is written, so that none is lost: equal bytes are equal values, but 1 and 1.0 have other bytes.</summary>
    /// <exception cref="ScoutException">The value holds a duplicate key or a lone surrogate.</exception>
    public static byte[] WriteExact(JsonElement value) => Utf8.GetBytes(CanonicalJsonWriter.Write(value, isExact: true));

    /// <summary>The canonical bytes of a tree of <see cref="JsonMembers"/>, sequences and values.</summary>
    /// <inheritdoc cref="Write(JsonElement)" path="/exception"/>
    public static byte[] Write(JsonMembers members) => Utf8.GetBytes(CanonicalJsonWriter.Write(members));

    /// <summary>Reads JSON that has a canonical form; it need not be in it.</summary>
    /// <param name="utf8">One JSON value, white space around it allowed, nothing else.</param>
    /// <exception cref="ScoutException">It is not JSON, or has no canonical form; the message names the JSON pointer.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        StrictJsonReader.Check(utf8.Span);
        return JsonElement.Parse(utf8.Span, new JsonDocumentOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Whether these bytes are the canonical form of what they say.</summary>
    /// <inheritdoc cref="Parse" path="/exception"/>
    public static bool IsCanonical(ReadOnlyMemory<byte> utf8) => utf8.Span.SequenceEqual(Write(Parse(utf8)));
}
