using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Scout.Revisions.Json;

/// <summary>Writes characters of all languages, and emoji, as they are. The framework's most relaxed encoder still escapes what lies beyond U+FFFF.</summary>
/// <remarks>Escaped are what JSON demands, and what a terminal or a reader of lines would obey: control characters, line separators, marks that turn the direction of writing.</remarks>
internal sealed class ReadableEncoder : JavaScriptEncoder
{
    // \uXXXX for each of two halves, though only one-part characters are escaped here.
    private const int Longest = 12;

    // Most of what is written is nothing else, and is passed over many characters at a time. Written out: to compute them took a tenth of a short worker's life.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create(" !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly SearchValues<byte> PlainUtf8 =
        SearchValues.Create(" !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    private ReadableEncoder() { }

    public static ReadableEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => Longest;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar switch
    {
        < ' ' or '"' or '\\' => true,
        >= 0x7F and <= 0x9F => true,
        >= 0x2028 and <= 0x202E => true,
        >= 0x2066 and <= 0x2069 => true,
        0xFEFF or 0xFFFE or 0xFFFF => true,
        >= 0xD800 and <= 0xDFFF => true,
        _ => false,
    };

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);
        for (var i = rest.IndexOfAnyExcept(Plain); i >= 0 && i < rest.Length;)
        {
            // Half of a character counts as one to encode: the framework then writes or refuses it in its own way.
            if (Rune.DecodeFromUtf16(rest[i..], out var rune, out var length) != OperationStatus.Done || WillEncode(rune.Value))
            {
                return i;
            }

            i += length;
        }

        return -1;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) =>
        utf8Text.IndexOfAnyExcept(PlainUtf8) is var plain and >= 0 && base.FindFirstCharacterToEncodeUtf8(utf8Text[plain..]) is var found and >= 0 ? plain + found : -1;

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        Span<char> to = new(buffer, bufferLength);
        if (!WillEncode(unicodeScalar))
        {
            return new Rune(unicodeScalar).TryEncodeToUtf16(to, out numberOfCharactersWritten);
        }

        var text = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\f' => "\\f",
            '\r' => "\\r",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:x4}"),
        };
        numberOfCharactersWritten = text.TryCopyTo(to) ? text.Length : 0;
        return numberOfCharactersWritten > 0;
    }
}
