using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions;
using Scout.Revisions.Format;
using Scout.Revisions.Model;

namespace Scout.Environments.Records;

/// <summary>A revision as it was read: what an id names never changes, so it may be handed on.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Stored">Its id and its bytes.</param>
/// <param name="Revision">What they say.</param>
internal sealed record RevisionFile(string Workflow, StoredRevision Stored, Revision Revision)
{
    /// <summary>Revisions by <c>sha256:...</c>.</summary>
    public static ImmutableSortedDictionary<string, StoredRevision> ById(IEnumerable<RevisionFile> files) =>
        files.ToImmutableSortedDictionary(file => RevisionId.Prefix + file.Stored.Id, file => file.Stored, StringComparer.Ordinal);
}

/// <summary>Revisions, committed ones and builds.</summary>
internal sealed class RevisionFiles(StoreContext store)
{
    private const string Suffix = ".json";

    /// <summary>Every revision of a workflow that has a file, in ordinal order.</summary>
    public ImmutableSortedSet<string> Ids(string workflow) =>
        [.. Committed(workflow), .. Built(workflow)];

    /// <summary>Those that promotions brought.</summary>
    public ImmutableSortedSet<string> Committed(string workflow) => [.. IdsIn(store.Layout.Revisions(workflow))];

    /// <summary>Those that were built on this machine.</summary>
    public ImmutableSortedSet<string> Built(string workflow) => [.. IdsIn(store.Layout.BuildsOf(workflow))];

    public bool Exists(string workflow, string id) => Find(workflow, id) is not null;

    /// <summary>A revision as it is stored, checked against the id.</summary>
    public StoredRevision Stored(string workflow, string id)
    {
        var path = Find(workflow, id) ?? throw StoreErrors.RevisionMissing(workflow, id);
        var stored = StoredRevision.Of(store.Files.Read(path, FileLimits.Json));
        return stored.Id == id ? stored : throw StoreErrors.WrongHash(store.Files.Shown(path), stored.Id);
    }

    /// <summary>A revision, then every one that it calls, however deep: each read and checked once.</summary>
    public ImmutableArray<RevisionFile> WithCalls(string workflow, string id)
    {
        var found = ImmutableArray.CreateBuilder<RevisionFile>();
        var known = new HashSet<(string Workflow, string Id)> { (workflow, id) };
        var waiting = new Queue<(string Workflow, string Id)>(known);
        while (waiting.TryDequeue(out var next))
        {
            var stored = Stored(next.Workflow, next.Id);
            var file = new RevisionFile(next.Workflow, stored, RevisionJson.ReadStored(stored));
            found.Add(file);
            foreach (var (child, pinned) in file.Revision.Calls)
            {
                var call = (child, pinned[RevisionId.Prefix.Length..]);
                if (known.Add(call))
                {
                    waiting.Enqueue(call);
                }
            }
        }

        return found.ToImmutable();
    }

    public void WriteBuilt(string workflow, StoredRevision revision)
    {
        if (!store.Files.Exists(store.Layout.Revision(workflow, revision.Id)))
        {
            store.Files.WriteContent(store.Layout.BuiltRevision(workflow, revision.Id), revision.Bytes.Span);
        }
    }

    /// <summary>Brings a revision into the committed folder.</summary>
    public void Commit(RevisionFile file) =>
        store.Files.WriteContent(store.Layout.Revision(file.Workflow, file.Stored.Id), file.Stored.Bytes.Span);

    private string? Find(string workflow, string id) =>
        new[] { store.Layout.Revision(workflow, id), store.Layout.BuiltRevision(workflow, id) }.FirstOrDefault(store.Files.Exists);

    private string[] IdsIn(string folder) => store.Options.Kept is { } kept ? kept.Of([folder], store.Now, () => Listed(folder)) : Listed(folder);

    private string[] Listed(string folder) => [.. store.Files.Files(folder)
        .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(name => name[..^Suffix.Length])
        .Where(Files.Ids.IsHash)];
}
