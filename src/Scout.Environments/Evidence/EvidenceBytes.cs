using System.Text.Json;
using Scout.Environments.Records;

namespace Scout.Environments.Evidence;

/// <summary>How a result becomes the bytes of a file, and is read again.</summary>
internal static class EvidenceBytes
{
    private static readonly JsonSerializerOptions Options = StoreJson.Strict(EvidenceJson.Written);

    /// <summary>The file's content: canonical JSON.</summary>
    public static byte[] Write(ValidationEvidence evidence) => StoreJson.Canonical(EvidenceStatement.Of(evidence), Options);

    /// <param name="bytes">The file's content.</param>
    /// <param name="shown">The file, for messages.</param>
    /// <exception cref="ScoutException">It is no result as it is written.</exception>
    public static ValidationEvidence Read(byte[] bytes, string shown)
    {
        var evidence = StoreJson.Read<EvidenceStatement>(bytes, shown, Options, "predicate", "scout", "format").Read();

        // What stands there twice is taken from one place: written anew, both places say that.
        return Write(evidence).AsSpan().SequenceEqual(bytes) ? evidence : throw StoreErrors.DoesNotParse(shown, "what it says at two places differs, or it is not in the form that the store writes");
    }
}
