namespace Scout.Analyzers.Security;

/// <summary>Finds secrets in a text: by how they begin, by what stands before them, or by how random they look.</summary>
/// <remarks>It would rather miss one than call a word a secret.</remarks>
internal static class SecretText
{
    private const int Shortest = 16;
    private const int ShortestRandom = 32;

    // Bits a character. Words and paths are below 4, tokens of base 64 near 5.
    private const double RandomEntropy = 4.3;

    private static readonly string[] Passwords = ["password=", "pwd=", "accountkey=", "sharedaccesskey="];

    /// <summary>The first secret of a text; null where there is none.</summary>
    public static FoundSecret? Find(string text)
    {
        if (text.Length < 8)
        {
            return null;
        }

        return PrivateKey(text) ?? Password(text) ?? Word(text);
    }

    private static FoundSecret? PrivateKey(string text)
    {
        var start = text.IndexOf("-----BEGIN ", StringComparison.Ordinal);
        return start >= 0 && text.IndexOf("PRIVATE KEY-----", start, StringComparison.Ordinal) > start
            ? new(start, text.Length - start, "a private key", "PRIVATE_KEY")
            : null;
    }

    // Only in what is a list of settings, as a connection string is: a sentence may say "password=" as well.
    private static FoundSecret? Password(string text)
    {
        foreach (var setting in Passwords)
        {
            var at = text.IndexOf(setting, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || text.IndexOf(';') < 0 || text.IndexOf('=') == text.LastIndexOf('='))
            {
                continue;
            }

            var start = at + setting.Length;
            var end = text.IndexOf(';', start) is >= 0 and var semicolon ? semicolon : text.Length;
            if (end - start >= 4 && text[start] is not ('{' or '<' or '$' or '*' or '%'))
            {
                return new(start, end - start, "a password", "PASSWORD");
            }
        }

        return null;
    }

    private static FoundSecret? Word(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPartOfToken(text[i]))
            {
                continue;
            }

            if (i - start >= Shortest && Token(text, start, i - start) is { } found)
            {
                return found;
            }

            start = i + 1;
        }

        return null;
    }

    private static FoundSecret? Token(string text, int start, int length)
    {
        foreach (var known in KnownSecret.All)
        {
            if (length >= known.Prefix.Length + known.Least && string.CompareOrdinal(text, start, known.Prefix, 0, known.Prefix.Length) == 0
                && IsMixed(text, start + known.Prefix.Length, start + length, needsLower: false))
            {
                return new(start, length, known.Kind, known.Name);
            }
        }

        if (string.CompareOrdinal(text, start, "eyJ", 0, 3) == 0 && length >= 60 && Dots(text, start, length) == 2)
        {
            return new(start, length, "an access token", "ACCESS_TOKEN");
        }

        return length >= ShortestRandom && !IsAfterHashName(text, start) && IsPlain(text, start, length)
            && IsMixed(text, start, start + length, needsLower: true) && IsRestless(text, start, length) && Entropy(text, start, length) >= RandomEntropy
            ? new(start, length, "a key or token", "API_KEY")
            : null;
    }

    private static bool IsPartOfToken(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '+' or '/' or '=';

    // Letters and digits. An example is mostly all the same: sk-xxxxxxxx, sk-your-key-here.
    private static bool IsMixed(string text, int start, int end, bool needsLower)
    {
        var (digits, upper, lower) = (0, 0, 0);
        for (var i = start; i < end; i++)
        {
            digits += text[i] is >= '0' and <= '9' ? 1 : 0;
            upper += text[i] is >= 'A' and <= 'Z' ? 1 : 0;
            lower += text[i] is >= 'a' and <= 'z' ? 1 : 0;
        }

        return digits >= 2 && upper + lower >= 4 && (!needsLower || (upper >= 3 && lower >= 3));
    }

    // A path, an address or a name with dots is random only to a machine.
    private static bool IsPlain(string text, int start, int length)
    {
        var slashes = 0;
        for (var i = start; i < start + length; i++)
        {
            slashes += text[i] == '/' ? 1 : 0;
            if (text[i] == '.')
            {
                return false;
            }
        }

        return slashes <= 2;
    }

    // In names words follow each other; in a token every second character is of another kind than the one before.
    private static bool IsRestless(string text, int start, int length)
    {
        var changes = 0;
        for (var i = start + 1; i < start + length; i++)
        {
            changes += Kind(text[i]) == Kind(text[i - 1]) ? 0 : 1;
        }

        return changes * 2 >= length;

        static int Kind(char character) => character switch
        {
            >= 'a' and <= 'z' => 0,
            >= 'A' and <= 'Z' => 1,
            >= '0' and <= '9' => 2,
            _ => 3,
        };
    }

    private static bool IsAfterHashName(string text, int start) =>
        (start >= 7 && string.CompareOrdinal(text, start - 7, "base64,", 0, 7) == 0)
        || string.CompareOrdinal(text, start, "sha256-", 0, 7) == 0 || string.CompareOrdinal(text, start, "sha384-", 0, 7) == 0 || string.CompareOrdinal(text, start, "sha512-", 0, 7) == 0;

    private static int Dots(string text, int start, int length)
    {
        var dots = 0;
        for (var i = start; i < start + length; i++)
        {
            dots += text[i] == '.' ? 1 : 0;
        }

        return dots;
    }

    // Shannon's, in bits a character.
    private static double Entropy(string text, int start, int length)
    {
        var counts = new int[128];
        for (var i = start; i < start + length; i++)
        {
            counts[text[i]]++;
        }

        var entropy = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / length;
                entropy -= share * Math.Log(share, 2);
            }
        }

        return entropy;
    }
}
