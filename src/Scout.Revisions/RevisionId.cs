using System.Security.Cryptography;

namespace Scout.Revisions;

/// <summary>The ids of revisions: SHA-256 of their canonical bytes, as 64 lowercase hex digits.</summary>
internal static class RevisionId
{
    /// <summary>What stands before an id inside a revision.</summary>
    public const string Prefix = "sha256:";

    /// <summary>How many digits are shown to people.</summary>
    public const int ShortLength = 10;

    /// <summary>The id of a revision.</summary>
    /// <param name="canonical">Its canonical bytes.</param>
    public static string Of(ReadOnlySpan<byte> canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));

    /// <summary>The first ten digits.</summary>
    public static string Short(string id) => id[..ShortLength];

    /// <summary>What people are shown: <c>support-desk@3f9a1c2b7e</c>.</summary>
    public static string Display(string workflow, string id) => $"{workflow}@{Short(id)}";
}
