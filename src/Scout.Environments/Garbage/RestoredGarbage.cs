using Scout.Environments.Bundles;
using Scout.Environments.Files;
using Scout.Environments.Projects;

namespace Scout.Environments.Garbage;

/// <summary>Restored bundles that this store does not need and that nobody has used for long. All projects of this user share them: others may need what this one does not.</summary>
internal sealed class RestoredGarbage(StoreContext store)
{
    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    // What is younger may still be being restored by another process.
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);
    private readonly BundleCache _cache = new(store);

    /// <summary>What can go, and removes it where that is asked for.</summary>
    /// <param name="needed">The digests of bundles that this store needs.</param>
    /// <param name="apply">Removes.</param>
    public IEnumerable<GcItem> Collect(IReadOnlySet<string> needed, bool apply)
    {
        foreach (var name in _cache.Names())
        {
            var age = store.Now - store.Files.Operations.Written(_cache.PathOf(name));
            var why = Ids.IsHash(name)
                ? !needed.Contains(name) && age > Unused ? "restored bundle that this store does not need and that was not used for 30 days" : null
                : name.EndsWith(StoreFiles.TemporarySuffix, StringComparison.Ordinal) && age > LeftoverAge ? "left by work that was interrupted" : null;
            if (why is not null)
            {
                yield return new GcItem(_cache.PathOf(name).Replace('\\', '/'), why, Size(_cache.PathOf(name)));
                if (apply)
                {
                    using var work = _cache.Begin(CancellationToken.None);
                    work.Remove(name);
                }
            }
        }
    }

    private long Size(string folder) => store.Files.Operations.List(folder)
        .Select(name => Path.Combine(folder, name))
        .Sum(path => store.Files.Operations.KindOf(path) switch
        {
            PathKind.Folder => Size(path),
            PathKind.File => store.Files.Operations.Length(path),
            _ => 0,
        });
}
