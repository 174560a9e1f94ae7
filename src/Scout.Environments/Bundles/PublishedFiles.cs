using Scout.Environments.Files;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Files;

namespace Scout.Environments.Bundles;

/// <summary>What must be true of published files, so that one revision is one behaviour.</summary>
internal static class PublishedFiles
{
    // Code counts by its fingerprints, whatever the bytes; the others say how a process starts, or serve a debugger.
    private static readonly string[] NoContent = [".dll", ".exe", ".pdb", ".deps.json", ".runtimeconfig.json", ContentList.Suffix];

    /// <summary>Checks that the files which the revision names are there, and are those.</summary>
    /// <exception cref="ScoutException">One is missing or another one.</exception>
    public static void Verify(StoreFiles published, string folder, BundleOutput output)
    {
        var list = ContentList.PathFor(output.Assembly);
        if (!published.Exists(list))
        {
            return;
        }

        foreach (var (name, hash) in ContentList.Read(published.Read(list, FileLimits.Json), list))
        {
            var path = Path.Combine(folder, name);
            if (!published.Exists(path) || RevisionId.Prefix + ContentHash.Of(published.Read(path, FileLimits.Bundle)) != hash)
            {
                throw BundleErrors.OtherFile(folder, name);
            }
        }
    }

    /// <summary>Checks that files which no revision names are the same in two bundles of one.</summary>
    /// <exception cref="ScoutException">One differs.</exception>
    public static void Compare(string workflow, string id, BundleList before, BundleList now)
    {
        var names = before.Files.Keys.Union(now.Files.Keys, StringComparer.Ordinal).Where(name => IsContent(name, before) && IsContent(name, now));
        if (names.Order(StringComparer.Ordinal).FirstOrDefault(name => Hash(before, name) != Hash(now, name)) is { } other)
        {
            throw BundleErrors.TwoOutputs(workflow, id, other);
        }

        static string? Hash(BundleList list, string name) => list.Files.GetValueOrDefault(name)?.Sha256;
    }

    private static bool IsContent(string name, BundleList list) =>
        list.Files.GetValueOrDefault(name)?.Package is null
        && !NoContent.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
        && !(name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && list.Files.ContainsKey(name[..^4] + ".dll"));
}
