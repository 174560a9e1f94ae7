using System.Text.Json;
using Scout.Environments.Packages;
using Scout.Environments.Records;

namespace Scout.Environments.Bundles;

/// <summary>Which published file comes from which package, as deps.json says.</summary>
internal static class PackageAssets
{
    /// <summary>Assets of packages by their path among the published files.</summary>
    public static IReadOnlyDictionary<string, PackageAsset> Read(byte[] depsFile)
    {
        using var document = JsonDocument.Parse(depsFile);
        var root = document.RootElement;
        var assets = new Dictionary<string, PackageAsset>(StringComparer.Ordinal);
        if (!root.TryGetProperty("runtimeTarget", out var target)
            || !target.TryGetProperty("name", out var name)
            || !root.TryGetProperty("targets", out var targets)
            || !targets.TryGetProperty(name.GetString()!, out var libraries)
            || !root.TryGetProperty("libraries", out var descriptions))
        {
            return assets;
        }

        foreach (var library in libraries.EnumerateObject())
        {
            if (descriptions.TryGetProperty(library.Name, out var description)
                && description.TryGetProperty("type", out var type) && type.GetString() == "package"
                && description.TryGetProperty("path", out var path) && PackageName.TryParse(path.GetString()) is { } package)
            {
                Add(assets, library.Value, package);
            }
        }

        return assets;
    }

    private static void Add(Dictionary<string, PackageAsset> assets, JsonElement library, PackageName package)
    {
        foreach (var kind in library.EnumerateObject().Where(kind => kind.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var asset in kind.Value.EnumerateObject())
            {
                if (BundleList.IsSafe(asset.Name) && Published(kind.Name, asset) is { } published)
                {
                    _ = assets.TryAdd(published, new PackageAsset(package, asset.Name));
                }
            }
        }
    }

    private static string? Published(string kind, JsonProperty asset) => kind switch
    {
        "runtime" or "native" => Path.GetFileName(asset.Name),
        "resources" when asset.Value.TryGetProperty("locale", out var locale) => $"{locale.GetString()}/{Path.GetFileName(asset.Name)}",
        "runtimeTargets" => asset.Name,
        _ => null,
    };
}

/// <summary>A file of a package, as it lies in NuGet's global folder.</summary>
/// <param name="Package">The package.</param>
/// <param name="Path">The file in it, with <c>/</c>.</param>
internal sealed record PackageAsset(PackageName Package, string Path)
{
    /// <summary>The asset that a path below a folder of packages stands for, or none.</summary>
    public static PackageAsset? Below(string root, string path)
    {
        var parts = System.IO.Path.GetRelativePath(root, path).Replace('\\', '/').Split('/');
        return parts.Length > 2 && PackageName.TryParse($"{parts[0]}/{parts[1]}") is { } package
            ? new PackageAsset(package, string.Join('/', parts[2..]))
            : null;
    }
}
