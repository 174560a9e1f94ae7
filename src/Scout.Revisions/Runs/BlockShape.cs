using System.Globalization;
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

    /// <summary>The path of the last round of a block: the one of the highest places, whichever round began when.</summary>
    /// <param name="paths">Paths of a run.</param>
    /// <param name="name">What the block is called by.</param>
    /// <returns>The path; none where it did not run.</returns>
    public static string? LastNamed(IEnumerable<string> paths, string name) => paths.Where(path => IsNamed(path, name)).MaxBy(Places, Comparer<int[]>.Create(Compare));

    private static int[] Places(string path) => [.. Place.Matches(path).Select(place => int.TryParse(place.ValueSpan[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)];

    private static int Compare(int[] one, int[] other) => one.AsSpan().SequenceCompareTo(other);

    /// <summary>Whether no run has a block of such a path: places have no zeros before them.</summary>
    public static bool IsNone(string name) => Zeros.IsMatch(name);

    [GeneratedRegex(@"\[0\d+\]")]
    private static partial Regex Zeros { get; }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Place { get; }
}
