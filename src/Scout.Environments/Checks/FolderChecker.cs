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
            if (store.Repository.Tracked([place]) is [var first, ..] files)
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
        foreach (var path in store.Files.Operations.List(store.Layout.Folder).Select(name => Path.Combine(store.Layout.Folder, name)).Where(path => !known.Contains(path) && !IsTemporary(path)))
        {
            findings.Warning(path, "not a file or folder of the store.", "Remove it.");
        }
    }

    private void Entries(string folder)
    {
        foreach (var path in store.Files.Operations.List(folder).Select(name => Path.Combine(folder, name)))
        {
            var kind = store.Files.Operations.KindOf(path);
            if (kind == PathKind.Link)
            {
                findings.Error(path, "a symbolic link, and the store follows none.", "Put the file or folder itself there.");
            }
            else if (kind == PathKind.Folder && path != store.Layout.LocalBundles && path != store.Layout.Runs)
            {
                Entries(path);
            }
            else if (kind == PathKind.File && folder != store.Layout.Folder && OfGit.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase))
            {
                findings.Error(path, "settings of git inside the store: they may change its files, or leave some out.", "Remove it; rules of your own belong into the repository's own file.");
            }
            else if (kind == PathKind.File && IsTemporary(path))
            {
                findings.Warning(path, "left by a write that was interrupted; nothing reads it.", "`dotnet scout gc --apply` removes it.");
            }
        }
    }

    private static bool IsTemporary(string path) => path.EndsWith(StoreFiles.TemporarySuffix, StringComparison.Ordinal);
}
