using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;

namespace Scout.Environments.Bundles;

/// <summary>Work that changes the cache of restored bundles, in folders of its own that end with it.</summary>
/// <remarks>
/// While there is any, one file is open, together with all other work: whoever gets that file alone knows that each folder of work is left over.
/// The file stays. One for each folder that went with it could be held once more, under its old name, by somebody who had just listed it.
/// </remarks>
internal sealed class CacheWork : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    private readonly BundleCache _cache;
    private readonly StoreContext _store;
    private readonly StoreFiles _files;
    private readonly CancellationToken _cancellation;
    private readonly IDisposable _sharing;
    private readonly List<string> _folders = [];

    public CacheWork(BundleCache cache, StoreContext store, StoreFiles files, CancellationToken cancellation)
    {
        _cache = cache;
        _store = store;
        _files = files;
        _cancellation = cancellation;
        _sharing = Share();
    }

    private IFileOperations Operations => _files.Operations;

    /// <summary>Removes the folders of work that ended before it could.</summary>
    public static void RemoveLeftovers(StoreFiles files, string folder)
    {
        var left = files.Operations.List(folder).Where(name => name.EndsWith(StoreFiles.TemporarySuffix, StringComparison.Ordinal)).ToList();
        if (left.Count == 0)
        {
            return;
        }

        using var alone = files.Operations.TryHold(WorkFile(folder));
        if (alone is null)
        {
            // They may be of work that goes on.
            return;
        }

        using var second = files.Operations.TryShare(WorkFile(folder));
        if (second is not null)
        {
            // Locks are switched off here: nothing says what is left over.
            return;
        }

        foreach (var path in left.Select(name => Path.Combine(folder, name)))
        {
            Discard(files, path);
        }
    }

    /// <summary>A new empty folder beside the bundles.</summary>
    public string NewFolder(string name)
    {
        var folder = NewName(name);
        _cache.Writing(() => Operations.CreateFolder(folder));
        return folder;
    }

    /// <summary>Puts a file that nobody writes any more into a folder of <see cref="NewFolder"/>.</summary>
    public void Write(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        _cache.Writing(() =>
        {
            EnsureFolder(Path.GetDirectoryName(path)!, folder);
            using (var file = Operations.CreateNew(path))
            {
                file.Write(content);
            }

            Operations.MakeReadOnly(path);
        });
    }

    /// <summary>Puts a folder in a bundle's place. What was there is removed; where another process was quicker, its files are as good.</summary>
    public void Put(string digest, BundleList list, string folder)
    {
        // One at a time: else the second of two that saw the damage takes away what the first has put there, and already uses.
        using var alone = StoreLock.Acquire(_files, _cache.Folder + ".lock", "restoring a bundle", _store.Options.LockLimit, _store.Options.Time, _cancellation);
        if (_cache.Holds(digest, list))
        {
            return;
        }

        Remove(digest);
        if (!Operations.MoveFolder(folder, _cache.PathOf(digest)) || !_cache.Holds(digest, list))
        {
            throw BundleErrors.ChangedMeanwhile(_cache.PathOf(digest));
        }
    }

    /// <summary>Removes a bundle. It is moved away first: nobody ever finds a part of it.</summary>
    public void Remove(string digest)
    {
        var path = _cache.PathOf(digest);
        switch (Operations.KindOf(path))
        {
            case PathKind.None:
                break;
            case PathKind.Folder:
                _cache.Writing(() => _ = Operations.MoveFolder(path, NewName(digest)));
                break;
            default:
                _cache.Writing(() => Operations.Delete(path));
                break;
        }
    }

    /// <summary>Removes the folders that are still there.</summary>
    public void Dispose()
    {
        try
        {
            foreach (var folder in _folders)
            {
                Discard(_files, folder);
            }
        }
        finally
        {
            _sharing.Dispose();
        }
    }

    private static string WorkFile(string folder) => folder + ".work";

    private static void Discard(StoreFiles files, string folder)
    {
        if (files.KindOf(folder) == PathKind.Folder)
        {
            files.DeleteFolder(folder);
        }
    }

    private IDisposable Share()
    {
        while (true)
        {
            IDisposable? sharing = null;
            _cache.Writing(() => sharing = Operations.TryShare(WorkFile(_cache.Folder)));
            if (sharing is not null)
            {
                return sharing;
            }

            // Somebody removes what is left over: that takes as long as it takes to delete some files.
            _cancellation.ThrowIfCancellationRequested();
            _ = _cancellation.WaitHandle.WaitOne(BetweenTries);
        }
    }

    private string NewName(string name)
    {
        var folder = Path.Combine(_cache.Folder, $"{name}-{Guid.NewGuid():N}{StoreFiles.TemporarySuffix}");
        _folders.Add(folder);
        return folder;
    }

    private void EnsureFolder(string path, string root)
    {
        if (path.Length > root.Length)
        {
            EnsureFolder(Path.GetDirectoryName(path)!, root);
            Operations.CreateFolder(path);
        }
    }
}
