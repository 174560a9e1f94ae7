using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Revisions.Secrets;

/// <summary>A way in which a secret may stand in a text: as it is, encoded, or a part of it.</summary>
/// <param name="Name">The secret's name.</param>
/// <param name="Text">What stands there, in capital or small letters.</param>
internal sealed record SecretForm(string Name, string Text)
{
    /// <summary>What is shorter stands in ordinary words too often: it is not hidden.</summary>
    public const int Shortest = 8;

    private const string OfUrls = ":/?#[]@!$&'()*+,;=%";

    // So much of a long secret is a part of it by which it would be known.
    private const int LongestPart = 32;

    /// <summary>The ways of a secret; none where it is too short.</summary>
    public static IEnumerable<SecretForm> Of(string name, string value) =>
        Lines(value).Where(line => line.Length >= Shortest).SelectMany(line => Encoded(line).Distinct(StringComparer.OrdinalIgnoreCase)).Select(text => new SecretForm(name, text));

    /// <summary>The parts of a secret that are not told either: each half of it, wherever it begins, from 8 letters on. Digits alone have none: other numbers are like them.</summary>
    public static IEnumerable<SecretForm> PartsOf(string name, string value)
    {
        foreach (var line in Lines(value).Where(line => line.Length > Shortest && !line.AsSpan().ContainsAny('\r', '\n') && line.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            var length = Math.Clamp((line.Length + 1) / 2, Shortest, LongestPart);
            for (var at = 0; at + length <= line.Length; at++)
            {
                yield return new(name, line.Substring(at, length));
            }
        }
    }

    /// <summary>Adds every place of a text where the secret stands.</summary>
    public void Find(string text, List<HiddenPlace> found)
    {
        for (var at = text.IndexOf(Text, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Text, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            found.Add(new(at, at + Text.Length, Shown));
        }
    }

    /// <summary>What stands in its place.</summary>
    public string Shown => $"[secret {Name}]";

    /// <summary>How many letters at the end of a text may be the beginning of the secret.</summary>
    public int BegunIn(string text)
    {
        // Most texts end with what is in no secret: a line's end.
        if (text.Length == 0 || !Text.Contains(text[^1], StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        for (var length = Math.Min(Text.Length - 1, text.Length); length > 0; length--)
        {
            if (text.AsSpan(text.Length - length).Equals(Text.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
            {
                return length;
            }
        }

        return 0;
    }

    // A secret of several lines is told by lines: by a log, by a console. What frames a key is in every key.
    private static IEnumerable<string> Lines(string value) => !value.AsSpan().ContainsAny('\r', '\n') ? [value] :
    [
        value, value.ReplaceLineEndings("\n"), value.ReplaceLineEndings("\r\n"),
        .. value.Split('\n').Select(line => line.Trim()).Where(line => !(line.StartsWith("-----", StringComparison.Ordinal) && line.EndsWith("-----", StringComparison.Ordinal))),
    ];

    private static IEnumerable<string> Encoded(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        string[] letters =
        [
            value,
            JsonEncodedText.Encode(value).ToString(),
            JsonEncodedText.Encode(value, ReadableEncoder.Instance).ToString(),
            JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            Uri.EscapeDataString(value),
            InUrl(value),
            WebUtility.UrlEncode(value),
            WebUtility.HtmlEncode(value),
            Convert.ToHexString(bytes),
            BitConverter.ToString(bytes),
        ];
        var base64 = Enumerable.Range(0, 3).Select(before => Base64(bytes, before)).Where(text => text.Length >= Shortest)
            .SelectMany(text => new[] { text, text.Replace('+', '-').Replace('/', '_') });
        return letters.Concat(base64);
    }

    // As a URL is sent that has it as it is: what has a meaning in URLs stays.
    private static string InUrl(string value) => string.Concat(value.EnumerateRunes().Select(rune => rune.ToString()).Select(letter => OfUrls.Contains(letter, StringComparison.Ordinal) ? letter : Uri.EscapeDataString(letter)));

    // In base64 a text looks different by how many bytes stand before it; the letters at its ends belong to its neighbours too.
    private static string Base64(byte[] bytes, int before)
    {
        var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
        var (first, end) = (((before * 8) + 5) / 6, (before + bytes.Length) * 8 / 6);
        return encoded[first..end];
    }
}
