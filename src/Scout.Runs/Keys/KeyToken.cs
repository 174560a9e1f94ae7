using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Scout.Runs.Keys;

/// <summary>What the holder of a key sends: <c>scout_ID_SECRET</c>. The secret is 256 random bits, so that its plain hash is as good as it is.</summary>
/// <param name="Id">The key's id: 12 hex digits.</param>
/// <param name="Secret">The secret: 43 characters of base64url.</param>
internal sealed record KeyToken(string Id, string Secret)
{
    private const string Prefix = "scout_";
    private const int IdLength = 12;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    /// <summary>A new secret for a key.</summary>
    /// <param name="id">The key's id; none: a new key.</param>
    public static KeyToken New(string? id = null) =>
        new(id ?? RandomNumberGenerator.GetHexString(IdLength, lowercase: true), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Reads a token; anything else is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out KeyToken? token)
    {
        token = text is not null && text.Length == Prefix.Length + IdLength + 1 + SecretLength && text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length + IdLength] == '_'
            ? new(text.Substring(Prefix.Length, IdLength), text[^SecretLength..])
            : null;
        return token is not null;
    }

    /// <summary>What is kept of the secret.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Secret));

    /// <inheritdoc/>
    public override string ToString() => $"{Prefix}{Id}_{Secret}";
}
