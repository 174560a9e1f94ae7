namespace Scout.Revisions.Json;

/// <summary>The lines that git leaves in a file that it could not merge.</summary>
internal static class ConflictMarkers
{
    /// <summary>Whether a file has them: each at the beginning of a line, in their order.</summary>
    /// <param name="text">The file's bytes.</param>
    public static bool In(ReadOnlySpan<byte> text) =>
        After(ref text, "<<<<<<< "u8) && After(ref text, "======="u8) && After(ref text, ">>>>>>> "u8);

    private static bool After(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> marker)
    {
        while (!text.StartsWith(marker))
        {
            var end = text.IndexOf((byte)'\n');
            if (end < 0)
            {
                return false;
            }

            text = text[(end + 1)..];
        }

        return true;
    }
}
