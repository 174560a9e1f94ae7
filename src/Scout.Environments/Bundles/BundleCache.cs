using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;

namespace Scout.Environments.Bundles;

/// <summary>Restored bundles by digest: in a folder of this user alone, outside of every clone, each with exactly the files of its list.</summary>
/// <remarks>What lies in a clone may be committed by anybody, and a process loads more than what it is told to: whatever lies beside an assembly.</remarks>
internal sealed class BundleCache
{
    private readonly StoreContext _store;
    private readonly string? _shared;
    private readonly StoreFiles _files;

    public BundleCache(StoreContext store)
    {
        _store = store;
        _shared = store.Files.Operations.Shared;
        _files = new StoreFiles(store.Files.Operations, _shared ?? store.Project.Root) { ShowsWhole = true };
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
            CacheWork.RemoveLeftovers(_files, Folder);
        });
    }

    /// <summary>The names of everything that lies there; nothing where there is no folder yet.</summary>
    public IReadOnlyList<string> Names() => _shared is null ? [] : _files.Folders(Folder);

    /// <summary>Begins work that changes what lies there.</summary>
    /// <param name="cancellation">Gives up.</param>
    public CacheWork Begin(CancellationToken cancellation) => new(this, _store, _files, cancellation);

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

    /// <summary>Writes into the cache, and says what is to be done where that fails.</summary>
    public void Writing(Action write)
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
}
