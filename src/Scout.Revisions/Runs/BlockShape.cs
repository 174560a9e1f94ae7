using System.Text.RegularExpressions;

namespace Scout.Revisions.Runs;

/// <summary>Paths of blocks, whichever item of a loop they are of, and what people call them by.</summary>
internal static partial class BlockShape
{
    /// <summary>A path in a run as a revision has it: <c>stops[]/arrive</c> for <c>stops[3]/arrive</c>.</summary>
    public static string WithoutPlaces(string path) => Place.Replace(path, "[]");

    /// <summary>Whether a name means a block of a run, or of a revision: its id, its path without the places of items (<c>stops[]/arrive</c>), or the whole path (<c>stops[2]/arrive</c>).</summary>
    public static bool IsNamed(string path, string name) =>
        path == name || WithoutPlaces(path) is var shape && (shape == name || shape == WithoutPlaces(name) && path == shape || shape[(shape.LastIndexOf('/') + 1)..] == name);

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Place { get; }
}
