using System.Text;

namespace Scout.Tool.Tests.Mutations;

/// <summary>One change of a file's bytes: bits flipped, bytes cut or put in, another encoding, another kind of file, none.</summary>
internal static class BytesMutation
{
    private static readonly byte[][] Inserted = [[0], [0xFF], [0xED, 0xA0, 0x80], "\n"u8.ToArray(), "\0\0\0\0"u8.ToArray(), "<<<<<<< HEAD\n"u8.ToArray(), "{"u8.ToArray(), "null"u8.ToArray(), [0xE2, 0x80, 0xAE], [0x1B, (byte)']']];

    /// <summary>The changed bytes, and what was done in words.</summary>
    public static (byte[] Bytes, string What) Of(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        switch (random.Next(12))
        {
            case 0:
                return ([], "empty");
            case 1:
                return ([0xEF, 0xBB, 0xBF, .. bytes], "a byte order mark");
            case 2:
                return ([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))], "UTF-16");
            case 3:
                var noise = new byte[random.Next(1, 3000)];
                random.NextBytes(noise);
                return (noise, "noise");
            case 4:
                return (bytes[..at], $"cut at {at}");
            case 5:
                return (bytes[at..], $"without the first {at}");
            case 6:
                var end = random.Next(at, bytes.Length + 1);
                return ([.. bytes[..at], .. bytes[end..]], $"without {at} to {end}");
            case 7:
                return ([.. bytes, .. bytes], "twice");
            case 8 or 9:
                var put = Inserted[random.Next(Inserted.Length)];
                return ([.. bytes[..at], .. put, .. bytes[at..]], $"{Convert.ToHexString(put)} at {at}");
            default:
                byte[] flipped = [.. bytes];
                for (var bit = random.Next(1, 4); bit > 0 && flipped.Length > 0; bit--)
                {
                    flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                }

                return (flipped, "bits flipped");
        }
    }
}
