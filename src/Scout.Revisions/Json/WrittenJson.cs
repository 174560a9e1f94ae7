using System.Text;
using System.Text.Json;

namespace Scout.Revisions.Json;

/// <summary>JSON as people write it, comments and trailing commas allowed, and what is wrong with it in words and with its place.</summary>
internal static class WrittenJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = CanonicalJson.MaxDepth };

    /// <summary>Reads a file's bytes.</summary>
    /// <exception cref="WrittenJsonException">They are not such JSON.</exception>
    public static JsonElement Read(ReadOnlySpan<byte> bytes) => Read(Text(bytes));

    /// <summary>Reads text.</summary>
    /// <exception cref="WrittenJsonException">It is not such JSON.</exception>
    public static JsonElement Read(string text)
    {
        // A shell may put the mark of UTF-8 before what it pipes.
        text = text.TrimStart('\uFEFF');
        if (!UnicodeText.IsWhole(text))
        {
            throw new WrittenJsonException("it holds half of a character (one of a surrogate pair without the other); write the whole character, or remove it");
        }

        var utf8 = Utf8.GetBytes(text);
        try
        {
            var value = JsonElement.Parse(utf8, Options);
            return Problem(value, new JsonPointer()) is { } problem ? throw new WrittenJsonException(problem) : value;
        }
        catch (JsonException exception)
        {
            throw new WrittenJsonException(Place(utf8, exception), exception);
        }
    }

    // UTF-8, and UTF-16 where its mark says so.
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            _ => Utf8,
        };
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var line = bytes[..Math.Clamp(exception.Index, 0, bytes.Length)].Count((byte)'\n') + 1;
            throw new WrittenJsonException($"line {line} is not UTF-8; save the file as UTF-8", exception);
        }
    }

    private static string Place(byte[] utf8, JsonException exception)
    {
        var lines = Encoding.UTF8.GetString(utf8).Split('\n');
        var line = (int)Math.Clamp(exception.LineNumber ?? 0, 0, lines.Length - 1);
        var before = Encoding.UTF8.GetBytes(lines[line]).AsSpan();
        var at = Encoding.UTF8.GetCharCount(before[..(int)Math.Clamp(exception.BytePositionInLine ?? 0, 0, before.Length)]);
        var rest = lines[line][Math.Min(at, lines[line].Length)..].Trim();
        return Array.TrueForAll(lines, string.IsNullOrWhiteSpace) ? "it is empty"
            : rest.Length > 0 ? $"line {line + 1}, character {at + 1}: {UnicodeText.Shorten(rest, 40)} is not expected here"
            : line == lines.Length - 1 ? $"line {line + 1}: it ends in the middle, or lies more than {CanonicalJson.MaxDepth} deep"
            : $"line {line + 1}, character {at + 1}: more is expected in this line";
    }

    private static string? Problem(JsonElement value, JsonPointer at)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return UnicodeText.IsWhole(value) ? null : Half(at);
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    at.Enter(index++);
                    if (Problem(item, at) is { } problem)
                    {
                        return problem;
                    }

                    at.Leave();
                }

                return null;
            case JsonValueKind.Object:
                return InMembers(value, at);
            default:
                return null;
        }
    }

    private static string? InMembers(JsonElement value, JsonPointer at)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!UnicodeText.IsWhole(member))
            {
                return Half(at);
            }

            at.Enter(member.Name);
            if (!names.Add(member.Name))
            {
                return $"{at}: the member is there twice; keep one of them";
            }

            if (Problem(member.Value, at) is { } problem)
            {
                return problem;
            }

            at.Leave();
        }

        return null;
    }

    private static string Half(JsonPointer at) => $"{at}: the text holds half of a character, such as \\ud83d without the other half; write the whole character, or remove it";
}

/// <summary>Text is not JSON as people write it: what is wrong with it, and where.</summary>
internal sealed class WrittenJsonException(string message, Exception? inner = null) : Exception(message, inner);
