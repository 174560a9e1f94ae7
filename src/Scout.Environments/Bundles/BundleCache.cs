using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;

namespace Scout.Environments.Bundles;

/// <summary>Restored bundles by digest: in a folder of this user alone, outside of every clone, each with exactly the files of its list.</summary>
/// <remarks>What lies in a clone may be committed by anybody, and a process loads more than what it is told to: whatever lies beside an assembly.</remarks>
internal sealed class BundleCache
{
    private const string Holding = ".held";
    private const int MostLooks = 100;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly StoreContext _store;
    private readonly string? _shared;
    private readonly StoreFiles _files;
    private readonly Dictionary<string, IHeldFile> _held = new(StringComparer.Ordinal);

    public BundleCache(StoreContext store)
    {
        _store = store;
        _shared = store.Files.Operations.Shared;
        _files = new StoreFiles(store.Files.Operations, _shared ?? store.Project.Root);
        Folder = Path.Combine(_files.Root, "bundles");
    }

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>The folder of the clone that the store lies in: of its version control, or the project's own where it has none.</summary>
    public string Clone => field ??= CloneOf(_store.Project.Root);

    private IFileOperations Operations => _files.Operations;

    /// <summary>Where a bundle lies once it is restored.</summary>
    public string PathOf(string digest) => Path.Combine(Folder, digest);

    /// <summary>Makes the folder where it is not there, and lets only this user in.</summary>
    /// <exception cref="ScoutException">It cannot be made, belongs to somebody else, or lies in the clone.</exception>
    public void Open()
    {
        if (_shared is null)
        {
            throw BundleErrors.NoHome();
        }

        if (Folder.StartsWith(Path.TrimEndingDirectorySeparator(Clone) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase))
        {
            throw BundleErrors.CacheInClone(Folder, Clone);
        }

        Writing(() =>
        {
            if (_files.KindOf(Folder) != PathKind.Folder)
            {
                Operations.CreateFolder(_shared);
                Operations.CreateFolder(Folder);
            }

            Operations.MakePrivate(Folder);
            RemoveLeftovers();
        });
    }

    /// <summary>The names of everything that lies there; nothing where there is no folder yet.</summary>
    public IReadOnlyList<string> Names() => _shared is null ? [] : _files.Folders(Folder);

    /// <summary>A new empty folder beside the bundles; whoever comes next removes it where this process does not live to do so.</summary>
    public string NewFolder(string name)
    {
        var folder = NewName(name);
        Writing(() => Operations.CreateFolder(folder));
        return folder;
    }

    /// <summary>Whether the bundle is there: every file of its list with its hash, and nothing else.</summary>
    public bool Holds(string digest, BundleList list)
    {
        try
        {
            return Operations.KindOf(PathOf(digest)) == PathKind.Folder && HasExactly(digest, list);
        }
        catch (Exception error) when (FileErrors.IsOfFiles(error))
        {
            // What cannot be read, or goes while it is read, is not there.
            return false;
        }
    }
    /// <summary>Remembers that the bundle is used.</summary>
    public void Use(string digest) => Operations.Touch(PathOf(digest), _store.Now);

    /// <summary>A file of a bundle that is not whole, where the file itself is: no source needs to be asked for it again.</summary>
    public byte[]? TryRead(string digest, string name, BundleFile file)
    {
        var path = Path.Combine(PathOf(digest), name);
        try
        {
            return Operations.KindOf(path) == PathKind.File
                && Operations.Length(path) == file.Size
                && Operations.Read(path) is var content
                && ContentHash.Of(content) == file.Sha256
                    ? content
                    : null;
        }
        catch (Exception error) when (FileErrors.IsOfFiles(error))
        {
            return null;
        }
    }

    /// <summary>Puts a file that nobody writes any more into a folder of <see cref="NewFolder"/>.</summary>
    public void Write(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        Writing(() =>
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
        if (!Holds(digest, list))
        {
            Remove(digest);
            _ = Operations.MoveFolder(folder, PathOf(digest));
        }

        // Another that saw the damage too may take this one away just now, and puts its own there at once.
        for (var looked = 1; !Holds(digest, list); looked++)
        {
            if (looked == MostLooks)
            {
                throw BundleErrors.ChangedMeanwhile(PathOf(digest));
            }

            Thread.Sleep(BetweenLooks);
        }
    }

    /// <summary>Removes a bundle. It is moved away first: nobody ever finds a part of it.</summary>
    public void Remove(string digest)
    {
        var path = PathOf(digest);
        switch (Operations.KindOf(path))
        {
            case PathKind.None:
                break;
            case PathKind.Folder:
                var aside = NewName(digest);
                Writing(() => _ = Operations.MoveFolder(path, aside));
                Discard(aside);
                break;
            default:
                Writing(() => Operations.Delete(path));
                break;
        }
    }

    /// <summary>Deletes a folder of <see cref="NewFolder"/> if it is still there.</summary>
    public void Discard(string folder)
    {
        if (_files.KindOf(folder) == PathKind.Folder)
        {
            _files.DeleteFolder(folder);
        }

        if (_held.Remove(folder, out var held))
        {
            held.Dispose();
            Operations.Delete(folder + Holding);
        }
    }

    // Held before there is a folder, and by nobody once this process is gone, however it went.
    private string NewName(string name)
    {
        var folder = Path.Combine(Folder, $"{name}-{Guid.NewGuid():N}{StoreFiles.TemporarySuffix}");
        Writing(() =>
        {
            IHeldFile? held;
            do
            {
                // Somebody may look just now whether it is held.
                held = Operations.TryHold(folder + Holding);
            }
            while (held is null);
            _held[folder] = held;
        });
        return folder;
    }

    private void RemoveLeftovers()
    {
        foreach (var name in Operations.List(Folder).Where(name => name.EndsWith(StoreFiles.TemporarySuffix + Holding, StringComparison.Ordinal)))
        {
            var path = Path.Combine(Folder, name);
            if (Operations.TryHold(path) is { } held)
            {
                _held[path[..^Holding.Length]] = held;
                Discard(path[..^Holding.Length]);
            }
        }
    }

    private bool HasExactly(string digest, BundleList list)
    {
        var found = 0;
        var pending = new Stack<string>([""]);
        while (pending.TryPop(out var folder))
        {
            var names = Operations.List(Path.Combine(PathOf(digest), folder));
            if (names.Count == 0)
            {
                return false;
            }

            foreach (var name in names.Select(name => folder.Length == 0 ? name : $"{folder}/{name}"))
            {
                switch (Operations.KindOf(Path.Combine(PathOf(digest), name)))
                {
                    case PathKind.Folder:
                        pending.Push(name);
                        break;
                    case PathKind.File when list.Files.TryGetValue(name, out var file) && TryRead(digest, name, file) is not null:
                        found++;
                        break;
                    default:
                        return false;
                }
            }
        }

        return found == list.Files.Count;
    }

    private void EnsureFolder(string path, string root)
    {
        if (path.Length > root.Length)
        {
            EnsureFolder(Path.GetDirectoryName(path)!, root);
            Operations.CreateFolder(path);
        }
    }

    private string CloneOf(string root)
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Operations.KindOf(Path.Combine(folder, ".git")) != PathKind.None)
            {
                return folder;
            }
        }

        return root;
    }

    private void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (FileErrors.IsOfFiles(error))
        {
            throw BundleErrors.NoCache(Folder, error);
        }
    }
}
