namespace Scout.Analyzers.Security;

/// <summary>Tells tokens that a machine has made from words, names and paths.</summary>
internal static class Randomness
{
    private const int Shortest = 32;

    // Bits a character. Words and paths are below 4, tokens of base 64 near 5.
    private const double RandomEntropy = 4.3;

    public static bool IsRandom(string text, int start, int length) =>
        length >= Shortest && IsPlain(text, start, length)
        && IsMixed(text, start, start + length, needsLower: true) && IsRestless(text, start, length) && Entropy(text, start, length) >= RandomEntropy;

    /// <summary>Whether there are letters and digits. An example is mostly all the same: sk-xxxxxxxx, sk-your-key-here.</summary>
    public static bool IsMixed(string text, int start, int end, bool needsLower)
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
