using System.Text.Json;

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
                && description.TryGetProperty("path", out var path) && path.GetString() is { Length: > 0 } folder)
            {
                Add(assets, library.Value, folder);
            }
        }

        return assets;
    }

    private static void Add(Dictionary<string, PackageAsset> assets, JsonElement library, string folder)
    {
        foreach (var kind in library.EnumerateObject().Where(kind => kind.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var asset in kind.Value.EnumerateObject())
            {
                if (Published(kind.Name, asset) is { } published)
                {
                    _ = assets.TryAdd(published, new PackageAsset(folder, asset.Name));
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
