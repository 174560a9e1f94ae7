using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scout.Server.Callbacks;

/// <summary>What messages to receivers are signed with, as Standard Webhooks has it: <c>whsec_</c> and the key in base64.</summary>
internal sealed class CallbackSecret
{
    private const string Prefix = "whsec_";
    private const int Shortest = 24;
    private const int Longest = 64;
    private readonly byte[] _key;

    private CallbackSecret(byte[] key) => _key = key;

    /// <summary>The environment variables that may hold the secret of a name.</summary>
    public static ImmutableArray<string> Variables(string name) => [$"Secrets__{name}", name];

    /// <summary>The secret of a name, as this process has it.</summary>
    /// <exception cref="ScoutException">It is not set, or is none.</exception>
    public static CallbackSecret Of(string name)
    {
        var text = Variables(name).Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        if (string.IsNullOrWhiteSpace(text))
        {
            throw CallbackErrors.IsNotSet(name);
        }

        var key = new byte[text.Length];
        return text.Trim() is var whole && whole.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(whole[Prefix.Length..], key, out var length) && length is >= Shortest and <= Longest
            ? new(key[..length])
            : throw CallbackErrors.IsNoSecret(name);
    }

    /// <summary>The signature of a message: its header.</summary>
    /// <param name="id">The message's id.</param>
    /// <param name="time">When it is sent.</param>
    /// <param name="body">The body.</param>
    public string Sign(string id, DateTimeOffset time, ReadOnlySpan<byte> body)
    {
        var beginning = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{time.ToUnixTimeSeconds()}."));
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(_key, (byte[])[.. beginning, .. body]))}";
    }
}
