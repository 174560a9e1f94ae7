using System.Text;
using Scout.Environments.Records;

namespace Scout.Environments.Bundles;

/// <summary>Whether the files of a bundle can lie on every system by their names: a bundle that was made on one is restored on others.</summary>
internal static class PortableNames
{
    private const int LongestPart = 255;

    // Names of devices on Windows, whatever follows a dot.
    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        .. "0123456789\u00b9\u00b2\u00b3".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }),
    ];

    /// <summary>Checks the paths of all files of a bundle, with <c>/</c>.</summary>
    /// <exception cref="ScoutException">One cannot be.</exception>
    public static void Check(IEnumerable<string> files)
    {
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            if (Problem(file) is { } problem)
            {
                throw BundleErrors.NotPortable(Shown(file), problem);
            }

            // Each folder on the way, too: on Windows and macOS two spellings of it are one folder.
            for (var path = file; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
            {
                if (spellings.TryGetValue(path, out var other) && other != path)
                {
                    throw BundleErrors.NotPortable(file, $"'{path}' and '{other}' are one name on Windows and macOS");
                }

                spellings[path] = path;
            }
        }
    }

    private static string? Problem(string file) =>
        !IsText(file) ? "its name is no text in Unicode"
        : file.Contains('\\', StringComparison.Ordinal) ? "its name has a backslash, which parts folders on Windows"
        : file.Split('/').Select(PartProblem).FirstOrDefault(problem => problem is not null)
            ?? (BundleList.IsSafe(file) ? null : "its path is too long: at most 399 characters");

    private static string? PartProblem(string part) =>
        part.Any(char.IsControl) ? "its name has a control character"
        : part.IndexOfAny(['<', '>', ':', '"', '|', '?', '*']) is >= 0 and var i ? $"its name has a '{part[i]}', which no name has on Windows"
        : part[^1] is '.' or ' ' ? "its name, or that of its folder, ends with a dot or a space, which Windows leaves out"
        : Devices.Contains(part.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase) ? $"'{part.Split('.')[0]}' is the name of a device on Windows"
        : Encoding.UTF8.GetByteCount(part) > LongestPart ? "its name has more than 255 bytes in UTF-8"
        : part.Any(IsDecomposed) ? "its name has an accent, or the parts of a letter, as characters of their own, which some systems write as one: write the composed letter"
        : null;

    // A name that is no UTF-8 on disk has U+FFFD in it here, and is not found by it.
    private static bool IsText(string file)
    {
        for (var i = 0; i < file.Length; i++)
        {
            if (char.IsHighSurrogate(file[i]) && i + 1 < file.Length && char.IsLowSurrogate(file[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(file[i]) || file[i] == '\uFFFD')
            {
                return false;
            }
        }

        return true;
    }

    // Composing needs tables that the tool is without. What is composed by no means needs none: two names that only differ so cannot be where none of them has these.
    private static bool IsDecomposed(char character) =>
        character is (>= '\u0300' and <= '\u036F') or (>= '\u1100' and <= '\u11FF') or '\u3099' or '\u309A' or '\u2126' or '\u212A' or '\u212B';

    private static string Shown(string file) => string.Concat(file.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '\uFFFD' : character));
}
