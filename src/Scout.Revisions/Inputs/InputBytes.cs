using System.Text;

namespace Scout.Revisions.Inputs;

/// <summary>Reads inputs as far as their limit, and no further: a pipe need not end.</summary>
internal static class InputBytes
{
    /// <summary>The most bytes of inputs, 32 MiB: a message to the worker holds them, and all else that a run begins with.</summary>
    public const int Most = 32 * 1024 * 1024;

    /// <summary>A file's bytes.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null where there are more.</returns>
    public static byte[]? OfFile(string path)
    {
        using var file = File.OpenRead(path);
        // The length of what is no file on a disk is not known before.
        var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        for (var read = file.Read(part); read > 0; read = file.Read(part))
        {
            if (bytes.Length + read > Most)
            {
                return null;
            }

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>All that a reader has.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="cancellation">Gives up, also while nothing comes.</param>
    /// <returns>Null where there is more.</returns>
    public static async Task<string?> OfTextAsync(TextReader reader, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var part = new char[16 * 1024];
        long bytes = 0;
        while (true)
        {
            // The standard input of a terminal or of a silent pipe waits without looking at the cancellation.
            var read = await Task.Run(() => reader.ReadBlockAsync(part, CancellationToken.None).AsTask(), CancellationToken.None).WaitAsync(cancellation).ConfigureAwait(false);
            bytes += Encoding.UTF8.GetByteCount(part, 0, read);
            if (bytes > Most)
            {
                return null;
            }

            text.Append(part, 0, read);
            if (read < part.Length)
            {
                return text.ToString();
            }
        }
    }
}
