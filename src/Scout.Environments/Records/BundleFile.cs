namespace Scout.Environments.Records;

/// <summary>One file of a bundle. A package's file is not stored: it comes from NuGet, and the hash says that it is the same.</summary>
/// <param name="Sha256">The content's hash.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Package">The package's folder in NuGet's global folder: <c>scriban.signed/7.5.3</c>; or none.</param>
/// <param name="Path">The file in the package, with <c>/</c>; or none.</param>
internal sealed record BundleFile(string Sha256, long Size, string? Package = null, string? Path = null)
{
    public string? Problem() =>
        !Ids.IsHash(Sha256) || Size < 0 || (Package is null) != (Path is null) ? "hash, size or package is wrong"
        : Package is not null && (!BundleList.IsSafe(Package) || Package.Split('/').Length != 2 || !BundleList.IsSafe(Path!)) ? "the package is no package"
        : null;
}
