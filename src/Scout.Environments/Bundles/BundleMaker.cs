using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Channel;

namespace Scout.Environments.Bundles;

/// <summary>Makes a bundle from a folder of published files and <c>Scout.Host.dll</c>.</summary>
internal sealed class BundleMaker(StoreContext store, IReadOnlyList<string> packageFolders)
{
    private const string HostName = "Scout.Host.dll";
    private readonly BundleFiles _bundles = new(store);

    /// <summary>What is published, as the host is started with it. The host itself is put beside it where it is not there.</summary>
    public BundleOutput Complete(string folder, string assemblyName, string host)
    {
        var name = Path.GetFileNameWithoutExtension(assemblyName);
        var output = new BundleOutput
        {
            Assembly = Path.Combine(folder, assemblyName),
            DepsFile = Path.Combine(folder, $"{name}.deps.json"),
            RuntimeConfig = Path.Combine(folder, $"{name}.runtimeconfig.json"),
            Host = Path.Combine(folder, HostName),
        };
        foreach (var path in new[] { output.Assembly, output.DepsFile, output.RuntimeConfig }.Where(path => !IsFile(path)))
        {
            throw BundleErrors.PublishedFileMissing(folder, Path.GetFileName(path));
        }

        if (!IsFile(output.Host))
        {
            if (!IsFile(host))
            {
                throw BundleErrors.NoHost(host);
            }

            new StoreFiles(store.Files.Operations, folder).Write(output.Host, store.Files.Operations.Read(host));
        }

        return output;
    }

    /// <summary>Keeps the files and the list.</summary>
    /// <returns>The digest, the list, and how many bytes are kept for it.</returns>
    public (string Digest, BundleList List, long Stored) Keep(string folder, BundleOutput output, string host)
    {
        var packages = PackageAssets.Read(store.Files.Operations.Read(output.DepsFile));
        var files = ImmutableSortedDictionary.CreateBuilder<string, BundleFile>(StringComparer.Ordinal);
        var published = new StoreFiles(store.Files.Operations, folder);
        long stored = 0;
        var found = All(folder).ToDictionary(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), StringComparer.Ordinal);
        PortableNames.Check(found.Keys);
        foreach (var (name, path) in found)
        {
            var content = published.Read(path, FileLimits.Bundle);
            var hash = ContentHash.Of(content);
            var file = InPackage(name, path == output.Host ? host : null, packages, content, hash) ?? new BundleFile(hash, content.Length);
            if (file.Package is null)
            {
                _ = _bundles.Write(hash, content);
                stored += content.Length;
            }

            files[name] = file;
        }

        var list = new BundleList
        {
            Assembly = Path.GetFileName(output.Assembly),
            DepsFile = Path.GetFileName(output.DepsFile),
            RuntimeConfig = Path.GetFileName(output.RuntimeConfig),
            Host = HostName,
            Files = files.ToImmutable(),
        };
        var bytes = StoreJson.Canonical(list);
        var digest = ContentHash.Of(bytes);
        _ = _bundles.Write(digest, bytes);
        return (digest, list, stored + bytes.Length);
    }

    private BundleFile? InPackage(string name, string? host, IReadOnlyDictionary<string, PackageAsset> packages, byte[] content, string hash)
    {
        foreach (var root in packageFolders)
        {
            var asset = packages.GetValueOrDefault(name) ?? (host is null ? null : PackageAsset.Below(root, host));
            if (asset is null)
            {
                continue;
            }

            var path = Path.Combine(root, asset.Package.Id, asset.Package.Version, asset.Path);
            if (IsFile(path) && store.Files.Operations.Length(path) == content.Length && ContentHash.Of(store.Files.Operations.Read(path)) == hash)
            {
                return new BundleFile(hash, content.Length, asset.Package.ToString(), asset.Path);
            }
        }

        return null;
    }

    private IEnumerable<string> All(string folder)
    {
        foreach (var path in store.Files.Operations.List(folder).Order(StringComparer.Ordinal).Select(name => Path.Combine(folder, name)))
        {
            switch (store.Files.Operations.KindOf(path))
            {
                case PathKind.Folder:
                    foreach (var below in All(path))
                    {
                        yield return below;
                    }

                    break;
                case PathKind.File:
                    yield return path;
                    break;
                default:
                    throw BundleErrors.PublishedLink(path);
            }
        }
    }

    private bool IsFile(string path) => store.Files.Operations.KindOf(path) == PathKind.File;
}
