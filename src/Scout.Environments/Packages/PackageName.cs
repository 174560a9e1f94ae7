using System.Text.RegularExpressions;

namespace Scout.Environments.Packages;

/// <summary>The id and version of a package: NuGet's grammar and nothing else, so that it means nothing more wherever it is written.</summary>
internal sealed partial record PackageName
{
    private const int LongestId = 100;
    private const int LongestVersion = 128;

    private PackageName(string id, string version) => (Id, Version) = (id, version);

    /// <summary>In lower case, as in NuGet's folder.</summary>
    public string Id { get; }

    /// <summary>Normalized and in lower case: <c>7.5.3</c>, <c>1.0.0.1</c>, <c>2.0.0-rc.1</c>.</summary>
    public string Version { get; }

    /// <summary>The name that a package's folder in NuGet's global folder says (<c>scriban.signed/7.5.3</c>), or none.</summary>
    public static PackageName? TryParse(string? folder) =>
        folder?.Split('/') is [{ Length: <= LongestId } id, { Length: <= LongestVersion } version]
        && IdGrammar.IsMatch(id)
        && VersionGrammar.IsMatch(version)
        && folder.All(letter => letter == char.ToLowerInvariant(letter))
            ? new(id, version)
            : null;

    /// <summary>Whether a text is a pattern of package source mapping: an id, or the beginning of ids and <c>*</c>.</summary>
    public static bool IsPattern(string text) => text.Length <= LongestId && PatternGrammar.IsMatch(text);

    public override string ToString() => $"{Id}/{Version}";

    [GeneratedRegex(@"\A\w+([.-]\w+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdGrammar { get; }

    [GeneratedRegex(@"\A(\*|\w[\w.-]*\*?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex PatternGrammar { get; }

    // What NuGet leaves out of a normalized version is none here: a fourth 0, zeros in front, what follows a plus.
    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,9})(\.(0|[1-9][0-9]{0,9})){2}(\.[1-9][0-9]{0,9})?(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionGrammar { get; }
}
