using System.Text.RegularExpressions;

namespace Scout.Revisions.Runs;

/// <summary>Paths of blocks, whichever item of a loop they are of.</summary>
internal static partial class BlockShape
{
    /// <summary>A path in a run as a revision has it: <c>stops[]/arrive</c> for <c>stops[3]/arrive</c>.</summary>
    public static string WithoutPlaces(string path) => Place.Replace(path, "[]");

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Place { get; }
}
