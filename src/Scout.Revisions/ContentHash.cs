using System.Security.Cryptography;

namespace Scout.Revisions;

/// <summary>What content is known by: SHA-256 of its bytes, as 64 lowercase hex digits.</summary>
internal static class ContentHash
{
    /// <summary>The hash of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The hash of all that a stream holds.</summary>
    public static string Of(Stream content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
