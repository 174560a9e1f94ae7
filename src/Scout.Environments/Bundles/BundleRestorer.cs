using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Channel;

namespace Scout.Environments.Bundles;

/// <summary>A bundle whose files are back, every hash checked.</summary>
/// <param name="Bundle">The bundle's digest.</param>
/// <param name="Folder">The folder with its files, absolute.</param>
/// <param name="Output">What is needed to start a worker from it.</param>
internal sealed record RestoredBundle(string Bundle, string Folder, [property: JsonIgnore] BundleOutput Output);

/// <summary>Brings back the files of bundles, every hash checked.</summary>
internal sealed class BundleRestorer(StoreContext store, IBundleSource source)
{
    private readonly BundleFiles _bundles = new(store);

    /// <summary>Brings back every bundle that an environment points at.</summary>
    public async Task<ImmutableArray<RestoredBundle>> RestoreAllAsync(CancellationToken cancellation)
    {
        var restored = ImmutableArray.CreateBuilder<RestoredBundle>();
        foreach (var digest in Pointed())
        {
            restored.Add(await RestoreAsync(digest, cancellation).ConfigureAwait(false));
        }

        return restored.ToImmutable();
    }

    private IEnumerable<string> Pointed()
    {
        var promotions = new PromotionFiles(store);
        return promotions.Workflows()
            .SelectMany(workflow => promotions.State(workflow).Manifest.Environments.Values)
            .Select(pointer => pointer.Bundle)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    public async Task<RestoredBundle> RestoreAsync(string digest, CancellationToken cancellation)
    {
        var list = _bundles.List(digest);
        var folder = Path.Combine(store.Layout.LocalBundles, digest);
        if (!IsWhole(folder, list))
        {
            store.Options.Progress?.Invoke($"Restoring bundle {RevisionId.Short(digest)}");
            await MaterialiseAsync(digest, list, folder, cancellation).ConfigureAwait(false);
        }

        return new RestoredBundle(digest, folder, new BundleOutput
        {
            Assembly = Path.Combine(folder, list.Assembly),
            DepsFile = Path.Combine(folder, list.DepsFile),
            RuntimeConfig = Path.Combine(folder, list.RuntimeConfig),
            Host = Path.Combine(folder, list.Host),
        });
    }

    private async Task MaterialiseAsync(string digest, BundleList list, string folder, CancellationToken cancellation)
    {
        var temporary = Path.Combine(store.Layout.LocalBundles, $"{digest}-{Guid.NewGuid():N}{StoreFiles.TemporarySuffix}");
        store.Files.EnsureFolder(temporary);
        try
        {
            var missing = Fill(temporary, list.Files, source.PackageFolders);
            if (missing.Count > 0)
            {
                string[] packages = [.. missing.Select(file => file.Value.Package!).Distinct(StringComparer.Ordinal)];
                store.Options.Progress?.Invoke($"Restoring packages: {string.Join(", ", packages)}");
                var folders = await RestorePackagesAsync(packages, cancellation).ConfigureAwait(false);
                missing = Fill(temporary, missing, folders);
            }

            if (missing.Count > 0)
            {
                throw BundleErrors.PackageMissing(digest, missing.Select(file => $"{file.Value.Package} ({file.Value.Path})"));
            }

            if (store.Files.KindOf(folder) == PathKind.Folder && !IsWhole(folder, list))
            {
                store.Files.DeleteFolder(folder);
            }

            // Where another process was quicker, its files are as good.
            _ = store.Files.Operations.MoveFolder(temporary, folder);
        }
        finally
        {
            if (store.Files.KindOf(temporary) == PathKind.Folder)
            {
                store.Files.DeleteFolder(temporary);
            }
        }
    }

    private async Task<IReadOnlyList<string>> RestorePackagesAsync(IReadOnlyCollection<string> packages, CancellationToken cancellation)
    {
        // Below the project, so that its nuget.config counts.
        var folder = Path.Combine(store.Layout.LocalBundles, $"packages-{Guid.NewGuid():N}{StoreFiles.TemporarySuffix}");
        store.Files.EnsureFolder(folder);
        try
        {
            return await source.RestorePackagesAsync(packages, folder, cancellation).ConfigureAwait(false);
        }
        finally
        {
            store.Files.DeleteFolder(folder);
        }
    }

    /// <summary>Writes the files that can be had; gives those of packages that cannot.</summary>
    private List<KeyValuePair<string, BundleFile>> Fill(string folder, IEnumerable<KeyValuePair<string, BundleFile>> files, IReadOnlyList<string> packageFolders)
    {
        var missing = new List<KeyValuePair<string, BundleFile>>();
        foreach (var file in files)
        {
            var content = file.Value.Package is null ? _bundles.Read(file.Value.Sha256) : FromPackages(file.Value, packageFolders);
            if (content is null)
            {
                missing.Add(file);
                continue;
            }

            var path = Path.Combine(folder, file.Key);
            store.Files.EnsureFolder(Path.GetDirectoryName(path)!);
            using var copy = store.Files.Operations.CreateNew(path);
            copy.Write(content);
        }

        return missing;
    }

    private byte[]? FromPackages(BundleFile file, IReadOnlyList<string> packageFolders)
    {
        // A package may also be kept whole in the store, where a team wants no feed to be asked.
        if (_bundles.Has(file.Sha256))
        {
            return _bundles.Read(file.Sha256);
        }

        return packageFolders
            .Select(root => Path.Combine(root, file.Package!, file.Path!))
            .Where(path => store.Files.Operations.KindOf(path) == PathKind.File && store.Files.Operations.Length(path) == file.Size)
            .Select(store.Files.Operations.Read)
            .FirstOrDefault(content => ContentHash.Of(content) == file.Sha256);
    }

    private bool IsWhole(string folder, BundleList list) =>
        store.Files.KindOf(folder) == PathKind.Folder
        && list.Files.All(file =>
        {
            var path = Path.Combine(folder, file.Key);
            return store.Files.Exists(path)
                && store.Files.Operations.Length(path) == file.Value.Size
                && ContentHash.Of(store.Files.Operations.Read(path)) == file.Value.Sha256;
        });
}
