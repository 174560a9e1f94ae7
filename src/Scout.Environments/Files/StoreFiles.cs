using Scout.Revisions.Project;

namespace Scout.Environments.Files;

/// <summary>Reads and writes the files below one folder: durably, atomically, without following links, within limits.</summary>
internal sealed class StoreFiles(IFileOperations operations, string root, string? state = null)
{
    public const string TemporarySuffix = ".tmp";

    public string Root { get; } = root;

    public IFileOperations Operations { get; } = operations;

    /// <summary>Whether people are shown whole paths: the root is no place that they know. Default: below the root, relative to it.</summary>
    public bool ShowsWhole { get; init; }

    public PathKind KindOf(string path)
    {
        RefuseLinks(path);
        return Operations.KindOf(path);
    }

    public bool Exists(string path) => KindOf(path) == PathKind.File;

    public byte[] Read(string path, long limit)
    {
        RefuseLinks(path);
        return Guarded(path, "read", () =>
        {
            if (Operations.KindOf(path) != PathKind.File)
            {
                throw FileErrors.Missing(Shown(path));
            }

            var length = Operations.Length(path);
            return length > limit ? throw FileErrors.TooLarge(Shown(path), length, limit) : Operations.Read(path);
        });
    }

    /// <summary>The names of the files in a folder, in ordinal order, temporary ones left out; none where there is no folder.</summary>
    public IReadOnlyList<string> Files(string folder) =>
        [.. Names(folder, PathKind.File).Where(name => !name.EndsWith(TemporarySuffix, StringComparison.Ordinal))];

    /// <summary>The names of the folders in a folder, in ordinal order; none where there is no folder.</summary>
    public IReadOnlyList<string> Folders(string folder) => Names(folder, PathKind.Folder);

    /// <summary>The names of what is left of interrupted writes.</summary>
    public IReadOnlyList<string> Leftovers(string folder) =>
        [.. Names(folder, PathKind.File).Where(name => name.EndsWith(TemporarySuffix, StringComparison.Ordinal))];

    /// <summary>Replaces a file. When this returns, the content and the name are on disk.</summary>
    public void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = WriteTemporary(path, content);
        CleaningUp(temporary, path, () => Operations.Rename(temporary, path));
        SyncFolder(Folder(path));
    }

    /// <summary>Writes a file that is not there yet. False, and nothing changed, where it is there.</summary>
    public bool WriteNew(string path, ReadOnlySpan<byte> content)
    {
        var temporary = WriteTemporary(path, content);
        var written = false;
        CleaningUp(temporary, path, () => written = Operations.RenameNew(temporary, path));
        if (!written)
        {
            Operations.Delete(temporary);
            return false;
        }

        SyncFolder(Folder(path));
        return true;
    }

    /// <summary>Writes a file whose name is its content's hash, where it is not there yet. True where it was written.</summary>
    public bool WriteContent(string path, ReadOnlySpan<byte> content)
    {
        if (Exists(path) && Operations.Length(path) == content.Length && content.SequenceEqual(Operations.Read(path)))
        {
            return false;
        }

        Write(path, content);
        return true;
    }

    /// <summary>Gives a file another name in its folder.</summary>
    public void Rename(string from, string to)
    {
        RefuseLinks(from);
        RefuseLinks(to);
        _ = Guarded<object?>(from, "rename", () =>
        {
            Operations.Rename(from, to);
            return null;
        });
        SyncFolder(Folder(to));
    }

    public void Delete(string path)
    {
        RefuseLinks(path);
        _ = Guarded<object?>(path, "delete", () =>
        {
            Operations.Delete(path);
            return null;
        });
    }

    /// <summary>Deletes a folder and all below it. Links are deleted, never followed.</summary>
    public void DeleteFolder(string path)
    {
        RefuseLinks(path);
        _ = Guarded<object?>(path, "delete", () =>
        {
            DeleteAll(path);
            return null;
        });
    }

    public void EnsureFolder(string path)
    {
        RefuseLinks(path);
        if (Operations.KindOf(path) == PathKind.Folder)
        {
            return;
        }

        var parent = Folder(path);
        if (path != Root)
        {
            EnsureFolder(parent);
        }

        _ = Guarded<object?>(path, "create", () =>
        {
            Operations.CreateFolder(path);
            return null;
        });
        SyncFolder(parent);
    }

    /// <summary>A path as people are shown it: relative to the root where it is below it and they know that, with <c>/</c>.</summary>
    public string Shown(string path) => (!ShowsWhole && IsBelow(path, Root) ? Path.GetRelativePath(Root, path) : path).Replace('\\', '/');

    private static string Folder(string path) => Path.GetDirectoryName(path)!;

    private List<string> Names(string folder, PathKind kind)
    {
        if (KindOf(folder) != PathKind.Folder)
        {
            return [];
        }

        var names = Guarded(folder, "list", () => Operations.List(folder).Where(name => Operations.KindOf(Path.Combine(folder, name)) == kind).ToList());
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private string WriteTemporary(string path, ReadOnlySpan<byte> content)
    {
        EnsureFolder(Folder(path));
        RefuseLinks(path);
        var temporary = $"{path}.{Guid.NewGuid():N}{TemporarySuffix}";
        var bytes = content.ToArray();
        CleaningUp(temporary, path, () =>
        {
            using var file = Operations.CreateNew(temporary);
            file.Write(bytes);
            InDoubt(path, file.Sync);
        });
        return temporary;
    }

    private void SyncFolder(string folder) => InDoubt(folder, () => Operations.SyncFolder(folder));

    private void InDoubt(string path, Action sync)
    {
        try
        {
            sync();
        }
        catch (Exception error) when (FileErrors.IsOfFiles(error))
        {
            throw FileErrors.InDoubt(Shown(path), error);
        }
    }

    private void CleaningUp(string temporary, string path, Action write)
    {
        try
        {
            _ = Guarded<object?>(path, "write", () =>
            {
                write();
                return null;
            });
        }
        catch (ScoutException)
        {
            TryDelete(temporary);
            throw;
        }
    }

    private void TryDelete(string temporary)
    {
        try
        {
            if (Operations.KindOf(temporary) == PathKind.File)
            {
                Operations.Delete(temporary);
            }
        }
        catch (Exception error) when (FileErrors.IsOfFiles(error))
        {
            // The first error is the one to report; readers skip temporary files and gc removes them.
        }
    }

    private void DeleteAll(string folder)
    {
        foreach (var name in Operations.List(folder))
        {
            var path = Path.Combine(folder, name);
            if (Operations.KindOf(path) == PathKind.Folder)
            {
                DeleteAll(path);
            }
            else
            {
                Operations.Delete(path);
            }
        }

        Operations.DeleteEmptyFolder(folder);
    }

    private void RefuseLinks(string path)
    {
        // Above the root, and above a state outside of it, links are the user's own affair.
        var root = state is null || IsBelow(path, Root) ? Root : state;
        for (var part = path; part is not null && part.Length > root.Length; part = Path.GetDirectoryName(part))
        {
            if (Operations.KindOf(part) == PathKind.Link)
            {
                throw Links.Refused(Shown(part));
            }
        }
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar);

    private T Guarded<T>(string path, string verb, Func<T> access)
    {
        try
        {
            return access();
        }
        catch (Exception error) when (FileErrors.IsOfFiles(error))
        {
            throw FileErrors.Failed(verb, Shown(path), error);
        }
    }
}
