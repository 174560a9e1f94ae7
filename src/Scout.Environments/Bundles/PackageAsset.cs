namespace Scout.Environments.Bundles;

/// <summary>A file of a package, as it lies in NuGet's global folder.</summary>
/// <param name="Package">The package's folder: <c>scriban.signed/7.5.3</c>.</param>
/// <param name="Path">The file in it, with <c>/</c>.</param>
internal sealed record PackageAsset(string Package, string Path)
{
    /// <summary>The asset that a path below a folder of packages stands for, or none.</summary>
    public static PackageAsset? Below(string root, string path)
    {
        var parts = System.IO.Path.GetRelativePath(root, path).Replace('\\', '/').Split('/');
        return parts.Length > 2 && parts[0] != ".." && !System.IO.Path.IsPathRooted(parts[0])
            ? new PackageAsset($"{parts[0]}/{parts[1]}", string.Join('/', parts[2..]))
            : null;
    }
}
