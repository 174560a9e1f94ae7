using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;

namespace Scout.Environments.Bundles;

/// <summary>Files of bundles by content hash, and lists of them by digest: <c>bundles/ab/cdef...</c></summary>
internal sealed class BundleFiles
{
    private readonly StoreFiles _files;

    public BundleFiles(StoreContext store)
    {
        Folder = store.Project.BundlesFolder;

        IsOwn = Folder == store.Layout.Bundles;

        // A team's folder may lie outside the project; links are refused from it downward.
        var isInside = Folder.StartsWith(store.Project.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        _files = isInside ? store.Files : new StoreFiles(store.Files.Operations, Folder);
    }

    public string Folder { get; }

    /// <summary>Whether they are this project's alone; else a team shares them, with projects that are not here.</summary>
    public bool IsOwn { get; }

    public string PathOf(string hash) => Path.Combine(Folder, hash[..2], hash[2..]);

    public string Shown(string hash) => _files.Shown(PathOf(hash));

    public bool Has(string hash) => _files.Exists(PathOf(hash));

    /// <summary>Keeps a content; true where it was not there yet.</summary>
    public bool Write(string hash, byte[] content) => _files.WriteContent(PathOf(hash), content);

    public byte[] Read(string hash)
    {
        var content = _files.Read(PathOf(hash), FileLimits.Bundle);
        var actual = ContentHash.Of(content);
        return actual == hash ? content : throw BundleErrors.FileDamaged(Shown(hash), actual);
    }

    public BundleList List(string digest)
    {
        if (!Has(digest))
        {
            throw BundleErrors.ListMissing(digest, Shown(digest));
        }

        var list = StoreJson.Read<BundleList>(Read(digest), Shown(digest));
        return list with { Files = list.Files.WithComparers(StringComparer.Ordinal) };
    }

    public BundleList? TryList(string digest) => Has(digest) ? List(digest) : null;

    /// <summary>The hashes of every file that is kept, in ordinal order.</summary>
    public IEnumerable<string> All() => _files.Folders(Folder)
        .Where(folder => folder.Length == 2 && Ids.IsHex(folder))
        .SelectMany(folder => _files.Files(Path.Combine(Folder, folder)).Select(name => folder + name))
        .Where(Ids.IsHash);

    public long Length(string hash) => _files.Operations.Length(PathOf(hash));

    public void Delete(string hash) => _files.Delete(PathOf(hash));
}
