using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Packages;

namespace Scout.Environments.Records;

/// <summary>The files of a bundle by their path in it, with <c>/</c>. The hash of its canonical bytes is the bundle's digest.</summary>
internal sealed record BundleList : IStoreRecord
{
    public int Format { get; init; } = StoreJson.Format;

    /// <summary>The project's assembly.</summary>
    public required string Assembly { get; init; }

    public required string DepsFile { get; init; }

    public required string RuntimeConfig { get; init; }

    public required string Host { get; init; }

    public required ImmutableSortedDictionary<string, BundleFile> Files { get; init; }

    public string? Problem()
    {
        if (Format != StoreJson.Format)
        {
            return "the format is not 1";
        }

        var missing = new[] { Assembly, DepsFile, RuntimeConfig, Host }.FirstOrDefault(file => !Files.ContainsKey(file));
        return missing is not null ? $"'{missing}' is not among its files"
            : Files.Select(pair => Problem(pair.Key, pair.Value)).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(string path, BundleFile file) =>
        !IsSafe(path) ? $"'{path}' is no file of a bundle"
        : file.Problem() is { } problem ? $"'{path}': {problem}"
        : null;

    /// <summary>Whether a path stays in its folder.</summary>
    public static bool IsSafe(string path) =>
        path.Length is > 0 and < 400
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Contains(':', StringComparison.Ordinal)
        && !path.Any(char.IsControl)
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}

/// <summary>One file of a bundle. A package's file is not stored: it comes from NuGet, and the hash says that it is the same.</summary>
/// <param name="Sha256">The content's hash.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Package">The package's folder in NuGet's global folder: <c>scriban.signed/7.5.3</c>; or none.</param>
/// <param name="Path">The file in the package, with <c>/</c>; or none.</param>
internal sealed record BundleFile(string Sha256, long Size, string? Package = null, string? Path = null)
{
    public string? Problem() =>
        !Ids.IsHash(Sha256) || Size < 0 || (Package is null) != (Path is null) ? "hash, size or package is wrong"
        : Package is null ? null
        : PackageName.TryParse(Package) is null ? $"'{Package}' is no package's id and version as NuGet names its folder, such as 'scriban.signed/7.5.3'"
        : BundleList.IsSafe(Path!) ? null
        : $"'{Path}' is no file of a package";
}
