using System.Security.Cryptography;
using System.Text;

namespace Scout.Analyzers.Fingerprints;

/// <summary>SHA-256 of text, as lowercase hexadecimal digits.</summary>
internal static class Sha256
{
    /// <summary>Enough of a hash to see that something differs.</summary>
    public static string Short(string text) => Hex(text).Substring(0, 12);

    public static string Hex(string text)
    {
        using var sha = SHA256.Create();
        var digits = new StringBuilder(64);
        foreach (var value in sha.ComputeHash(Encoding.UTF8.GetBytes(text)))
        {
            digits.Append("0123456789abcdef"[value >> 4]).Append("0123456789abcdef"[value & 15]);
        }

        return digits.ToString();
    }
}
