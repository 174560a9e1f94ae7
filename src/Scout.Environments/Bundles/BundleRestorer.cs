using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scout.Environments.Files;
using Scout.Environments.Packages;
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
    private readonly BundleCache _cache = new(store);

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
        _cache.Open();
        if (!_cache.Holds(digest, list))
        {
            store.Options.Progress?.Invoke($"Restoring bundle {RevisionId.Short(digest)}");
            await MaterialiseAsync(digest, list, cancellation).ConfigureAwait(false);
        }

        _cache.Use(digest);
        var folder = _cache.PathOf(digest);
        return new RestoredBundle(digest, folder, new BundleOutput
        {
            Assembly = Path.Combine(folder, list.Assembly),
            DepsFile = Path.Combine(folder, list.DepsFile),
            RuntimeConfig = Path.Combine(folder, list.RuntimeConfig),
            Host = Path.Combine(folder, list.Host),
        });
    }

    private async Task MaterialiseAsync(string digest, BundleList list, CancellationToken cancellation)
    {
        using var work = _cache.Begin(cancellation);
        var folder = work.NewFolder(digest);
        var missing = Fill(work, digest, folder, list.Files, source.PackageFolders);
        if (missing.Count > 0)
        {
            missing = await FillFromSourcesAsync(work, digest, folder, missing, cancellation).ConfigureAwait(false);
        }

        if (missing.Count > 0)
        {
            throw BundleErrors.PackageMissing(digest, missing.Select(file => $"{file.Value.Package} ({file.Value.Path})"));
        }

        work.Put(digest, list, folder);
    }

    // Where the packages lie then is no place that another project takes them from: a clone's sources bring them, and only the hashes of its own bundle were checked.
    private async Task<List<KeyValuePair<string, BundleFile>>> FillFromSourcesAsync(CacheWork work, string digest, string folder, List<KeyValuePair<string, BundleFile>> files, CancellationToken cancellation)
    {
        PackageName[] packages = [.. files.Select(file => PackageName.TryParse(file.Value.Package)!).Distinct()];
        store.Options.Progress?.Invoke($"Restoring packages: {string.Join(", ", packages.AsEnumerable())}");
        var found = await source.DownloadAsync(new DownloadJob(packages, store.Project.Root, _cache.Clone, work.NewFolder("packages")), cancellation).ConfigureAwait(false);
        return Fill(work, digest, folder, files, [found]);
    }

    /// <summary>Writes the files that can be had; gives those of packages that cannot.</summary>
    private List<KeyValuePair<string, BundleFile>> Fill(CacheWork work, string digest, string folder, IEnumerable<KeyValuePair<string, BundleFile>> files, IReadOnlyList<string> packageFolders)
    {
        var missing = new List<KeyValuePair<string, BundleFile>>();
        foreach (var file in files)
        {
            var content = file.Value.Package is null ? _bundles.Read(file.Value.Sha256) : FromPackages(file.Value, packageFolders) ?? _cache.TryRead(digest, file.Key, file.Value);
            if (content is null)
            {
                missing.Add(file);
                continue;
            }

            work.Write(folder, file.Key, content);
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
}
