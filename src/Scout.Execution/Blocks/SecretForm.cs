using System.Net;
using System.Text;
using System.Text.Json;
using Scout.Execution.Templates;

namespace Scout.Execution.Blocks;

/// <summary>A way in which a secret may stand in a text: as it is, or encoded.</summary>
/// <param name="Name">The secret's name.</param>
/// <param name="Text">What stands there, in capital or small letters.</param>
internal sealed record SecretForm(string Name, string Text)
{
    /// <summary>What is shorter stands in ordinary words too often: it is not hidden.</summary>
    public const int Shortest = 8;

    /// <summary>The ways of a secret; none where it is too short.</summary>
    public static IEnumerable<SecretForm> Of(string name, string value)
    {
        if (value.Length < Shortest)
        {
            return [];
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        string[] letters =
        [
            value,
            JsonEncodedText.Encode(value).ToString(),
            JsonText.Of(value, TemplateLimits.Default)[1..^1],
            Uri.EscapeDataString(value),
            WebUtility.UrlEncode(value),
            WebUtility.HtmlEncode(value),
            Convert.ToHexString(bytes),
        ];
        var base64 = Enumerable.Range(0, 3).Select(before => Base64(bytes, before)).Where(text => text.Length >= Shortest)
            .SelectMany(text => new[] { text, text.Replace('+', '-').Replace('/', '_') });
        return letters.Concat(base64).Distinct(StringComparer.OrdinalIgnoreCase).Select(text => new SecretForm(name, text));
    }

    /// <summary>A text with the secret replaced by its name.</summary>
    public string Hide(string text) => text.Replace(Text, $"[secret {Name}]", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many letters at the end of a text may be the beginning of the secret.</summary>
    public int BegunIn(string text)
    {
        for (var length = Math.Min(Text.Length - 1, text.Length); length > 0; length--)
        {
            if (text.AsSpan(text.Length - length).Equals(Text.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
            {
                return length;
            }
        }

        return 0;
    }

    // In base64 a text looks different by how many bytes stand before it; the letters at its ends belong to its neighbours too.
    private static string Base64(byte[] bytes, int before)
    {
        var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
        var (first, end) = (((before * 8) + 5) / 6, (before + bytes.Length) * 8 / 6);
        return encoded[first..end];
    }
}
