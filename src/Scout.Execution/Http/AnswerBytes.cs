using System.Buffers.Binary;
using System.IO.Compression;

namespace Scout.Execution.Http;

/// <summary>Reads the bytes of answers: no more than are taken, and unpacked.</summary>
internal static class AnswerBytes
{
    /// <summary>The bytes of an answer, uncompressed.</summary>
    /// <param name="request">What was asked, for messages.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="most">How many are taken.</param>
    /// <param name="isWhole">Whether more than that is an error; else the rest is left.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ScoutException">There are more.</exception>
    public static async Task<byte[]> ReadAsync(string request, HttpResponseMessage answer, int most, bool isWhole, CancellationToken cancellation)
    {
        var packed = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (packed.ConfigureAwait(false))
        {
            switch (string.Join(',', answer.Content.Headers.ContentEncoding).ToLowerInvariant())
            {
                case "" or "identity":
                    return await ReadAsync(request, packed, most, isWhole, cancellation).ConfigureAwait(false);
                case "gzip" or "x-gzip":
                    var tail = new TailStream(packed);
                    var stream = new GZipStream(tail, CompressionMode.Decompress);
                    await using (stream.ConfigureAwait(false))
                    {
                        var bytes = await ReadAsync(request, stream, most, isWhole, cancellation).ConfigureAwait(false);
                        // It ends with how long it was: what is cut does not.
                        return !isWhole || BinaryPrimitives.ReadUInt32LittleEndian(tail.Last) == bytes.Length ? bytes : throw HttpErrors.NotReadable(request, "gzip", "it is cut", "");
                    }

                case var other:
                    return isWhole ? throw HttpErrors.NotReadable(request, "what it was asked for", $"it is encoded as '{other}'", "") : [];
            }
        }
    }

    private static async Task<byte[]> ReadAsync(string request, Stream stream, int most, bool isWhole, CancellationToken cancellation)
    {
        var bytes = new byte[Math.Min(most, 4096)];
        var length = 0;
        while (true)
        {
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(most + 1L, bytes.Length * 2L));
            }

            var read = await stream.ReadAsync(bytes.AsMemory(length), cancellation).ConfigureAwait(false);
            length += read;
            if (read == 0 || length > most)
            {
                break;
            }
        }

        return length <= most ? bytes[..length] : isWhole ? throw HttpErrors.TooLong(request, most) : bytes[..most];
    }
}
