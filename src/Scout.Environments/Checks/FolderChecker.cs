using System.Text;
using Scout.Environments.Files;
using Scout.Environments.Projects;

namespace Scout.Environments.Checks;

/// <summary>Checks that the store's folder has what a store has and nothing else: no links, no leftovers, no settings of git that are not its own, nothing tracked that git should never bring.</summary>
internal sealed class FolderChecker(StoreContext store, Findings findings)
{
    private static readonly string[] OfGit = [".gitattributes", ".gitignore", ".gitmodules"];

    public void Check()
    {
        if (store.Files.Operations.KindOf(store.Layout.Folder) != PathKind.Folder)
        {
            return;
        }

        FixedFiles();
        Tracked();
        Removed();
        Strays();
        Entries(store.Layout.Folder);
    }

    private void FixedFiles()
    {
        foreach (var (path, content) in store.Layout.FixedFiles())
        {
            if (!store.Files.Exists(path))
            {
                findings.Warning(path, "missing: without it git changes line ends, and so hashes, or brings what is this machine's own.", "The next build or promotion writes it; commit it then.");
            }
            else
            {
                findings.Files++;
                if (findings.Try(path, () => store.Files.Read(path, FileLimits.Json)) is { } bytes && Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n") != content)
                {
                    findings.Error(path, "it is not what the store writes: git may change files of the store, leave some out, or bring what is another machine's own.", "Remove it; the next build or promotion writes it. Rules of your own belong into the repository's own file.");
                }
            }
        }
    }

    private void Tracked()
    {
        foreach (var place in store.Layout.NeverTracked())
        {
            if (findings.Try(place, () => store.Repository.Tracked([place])) is [var first, ..] files)
            {
                findings.Error(
                    place,
                    $"git tracks {(files.Count == 1 ? "a file" : $"{files.Count} files")} here, such as {Path.GetFileName(first)}: what lies here is a machine's own, and decides what runs there. A clone must not bring it.",
                    $"`git rm -r --cached -- {store.Files.Shown(place)}`, and delete what this machine did not make itself.");
            }
        }
    }

    private void Strays()
    {
        var known = store.Layout.Known().ToHashSet(StringComparer.Ordinal);
        Strays(store.Layout.Folder, path => known.Contains(path));
        Strays(store.Layout.Environments, path => IsFile(path) && Path.GetExtension(path) == ".json" && Ids.IsId(Path.GetFileNameWithoutExtension(path)));
        Strays(store.Layout.AllPromotions, path => IsFolder(path, Ids.IsId));
        Strays(store.Layout.AllRevisions, path => IsFolder(path, Ids.IsId));
        Strays(store.Layout.AllHistory, path => IsFolder(path, Ids.IsId));
        foreach (var workflow in store.Files.Folders(store.Layout.AllHistory))
        {
            // Folders with other names are told with what should be in them.
            Strays(store.Layout.HistoryOf(workflow), path => !IsFile(path));
        }

        Strays(store.Layout.Evidence, path => IsFolder(path, Ids.IsId));
        foreach (var workflow in store.Files.Folders(store.Layout.Evidence).Where(Ids.IsId))
        {
            Strays(store.Layout.EvidenceOf(workflow), path => IsFolder(path, Ids.IsHash));
            foreach (var revision in store.Files.Folders(store.Layout.EvidenceOf(workflow)).Where(Ids.IsHash))
            {
                // Files with other names are told with what should be in them.
                Strays(store.Layout.EvidenceOf(workflow, revision), IsFile);
            }
        }

        Strays(store.Layout.Bundles, path => path == store.Layout.LocalBundles || IsFolder(path, name => name.Length == 2 && Ids.IsHex(name)));
        foreach (var folder in store.Files.Folders(store.Layout.Bundles).Where(name => name.Length == 2 && Ids.IsHex(name)))
        {
            Strays(Path.Combine(store.Layout.Bundles, folder), path => IsFile(path) && Ids.IsHash(folder + Path.GetFileName(path)));
        }
    }

    // Links and git's own files are told by themselves.
    private void Strays(string folder, Func<string, bool> isKnown)
    {
        if (store.Files.Operations.KindOf(folder) != PathKind.Folder)
        {
            return;
        }

        foreach (var path in store.Files.Operations.List(folder).Select(name => Path.Combine(folder, name)).Where(path => !isKnown(path) && !IsTemporary(path) && !IsOfGit(path) && !IsRepository(path) && store.Files.Operations.KindOf(path) != PathKind.Link))
        {
            findings.Warning(path, "not a file or folder of the store.", "Remove it.");
        }
    }

    // What a commit removed is told by its record; this was removed without one.
    private void Removed()
    {
        var tracked = findings.Try(store.Layout.Folder, () => store.Repository.Tracked([store.Layout.Environments, store.Layout.AllPromotions, store.Layout.AllRevisions, store.Layout.AllHistory, store.Layout.Evidence]));
        foreach (var path in (tracked ?? []).Where(path => store.Files.Operations.KindOf(path) == PathKind.None))
        {
            findings.Error(path, "git tracks this file, and it is missing: it was removed, and no commit says so.", $"`git checkout -- {store.Files.Shown(path)}` brings it back; where it is to go, commit that.");
        }
    }

    private void Entries(string folder)
    {
        foreach (var path in store.Files.Operations.List(folder).Select(name => Path.Combine(folder, name)))
        {
            var kind = store.Files.Operations.KindOf(path);
            if (IsRepository(path))
            {
                findings.Error(path, "a repository of its own inside the store (a submodule, or a clone): what it brings, the project's history does not say.", "Remove it, and commit the store's files to the project's own repository.");
            }
            else if (kind == PathKind.Link)
            {
                findings.Error(path, "a symbolic link, and the store follows none.", "Put the file or folder itself there.");
            }
            else if (kind == PathKind.Folder && path != store.Layout.LocalBundles && path != store.Layout.Runs)
            {
                Entries(path);
            }
            else if (kind == PathKind.File && folder != store.Layout.Folder && IsOfGit(path))
            {
                findings.Error(path, "settings of git inside the store: they may change its files, or leave some out.", "Remove it; rules of your own belong into the repository's own file.");
            }
            else if (kind == PathKind.File && IsTemporary(path))
            {
                findings.Warning(path, "left by a write that was interrupted; nothing reads it.", "`dotnet scout gc --apply` removes it.");
            }
        }
    }

    private bool IsFile(string path) => store.Files.Operations.KindOf(path) == PathKind.File;

    private bool IsFolder(string path, Func<string, bool> hasName) => store.Files.Operations.KindOf(path) == PathKind.Folder && hasName(Path.GetFileName(path));

    private static bool IsRepository(string path) => string.Equals(Path.GetFileName(path), ".git", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfGit(string path) => OfGit.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);

    private static bool IsTemporary(string path) => path.EndsWith(StoreFiles.TemporarySuffix, StringComparison.Ordinal);
}
