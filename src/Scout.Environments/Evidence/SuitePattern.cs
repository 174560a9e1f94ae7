using System.IO.Enumeration;
using Scout.Environments.Files;
using Scout.Environments.Records;

namespace Scout.Environments.Evidence;

/// <summary>A pattern of files relative to <c>scout.json</c>, with <c>/</c>: <c>inputs/*.json</c>. <c>*</c> and <c>?</c> stand in the name of the file alone, and for it as suites read them: case matters, a dot is a character.</summary>
internal static class SuitePattern
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>Whether it is the path of a file in a project.</summary>
    public static bool IsPath(string text) => BundleList.IsSafe(text);

    /// <summary>Whether it is a pattern.</summary>
    public static bool IsPattern(string text) => BundleList.IsSafe(text) && Folder(text).IndexOfAny(Wildcards) < 0;

    /// <summary>Whether a path fits.</summary>
    public static bool Fits(string pattern, string path) => Folder(pattern) == Folder(path) && FitsName(pattern, Name(path));

    /// <summary>The paths of all files of a project that fit.</summary>
    public static IEnumerable<string> Files(StoreFiles files, string pattern)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(files.Root, Folder(pattern))));
        return files.KindOf(folder) == PathKind.Folder ? files.Files(folder).Where(name => FitsName(pattern, name)).Select(name => Folder(pattern) + name) : [];
    }

    private static bool FitsName(string pattern, string name) => FileSystemName.MatchesSimpleExpression(Name(pattern), name, ignoreCase: false);

    // With the slash at its end.
    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
