using System.Collections.Immutable;
using System.Text;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions;
using Scout.Revisions.Format;
using Scout.Revisions.Model;

namespace Scout.Environments.Records;

/// <summary>Revisions, committed ones and builds.</summary>
internal sealed class RevisionFiles(StoreContext store)
{
    private const string Suffix = ".json";

    /// <summary>Every revision of a workflow that has a file, in ordinal order.</summary>
    public ImmutableSortedSet<string> Ids(string workflow) =>
        [.. IdsIn(store.Layout.Revisions(workflow)), .. IdsIn(store.Layout.BuildsOf(workflow))];

    public bool Exists(string workflow, string id) => Find(workflow, id) is not null;

    /// <summary>The canonical bytes, checked against the id.</summary>
    public byte[] Bytes(string workflow, string id)
    {
        var path = Find(workflow, id) ?? throw StoreErrors.RevisionMissing(workflow, id);
        var bytes = store.Files.Read(path, FileLimits.Json);
        var actual = RevisionId.Of(bytes);
        return actual == id ? bytes : throw StoreErrors.WrongHash(store.Files.Shown(path), actual);
    }

    public Revision Read(string workflow, string id) => RevisionJson.ReadStored(Bytes(workflow, id), id);

    /// <summary>Every revision that one calls, however deep: workflow and id, each once.</summary>
    public ImmutableArray<(string Workflow, string Id)> Calls(string workflow, string id)
    {
        var found = ImmutableArray.CreateBuilder<(string, string)>();
        var waiting = new Queue<(string Workflow, string Id)>([(workflow, id)]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var (child, pinned) in Read(next.Workflow, next.Id).Calls)
            {
                var call = (child, pinned[RevisionId.Prefix.Length..]);
                if (!found.Contains(call))
                {
                    found.Add(call);
                    waiting.Enqueue(call);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The canonical JSON of every revision that one calls, by <c>sha256:...</c>.</summary>
    public ImmutableSortedDictionary<string, string> CallsJson(string workflow, string id) =>
        Calls(workflow, id).ToImmutableSortedDictionary(
            call => RevisionId.Prefix + call.Id,
            call => Encoding.UTF8.GetString(Bytes(call.Workflow, call.Id)),
            StringComparer.Ordinal);

    public void WriteBuilt(string workflow, string id, byte[] bytes)
    {
        if (!store.Files.Exists(store.Layout.Revision(workflow, id)))
        {
            store.Files.WriteContent(store.Layout.BuiltRevision(workflow, id), bytes);
        }
    }

    /// <summary>Brings a revision into the committed folder.</summary>
    public void Commit(string workflow, string id) =>
        store.Files.WriteContent(store.Layout.Revision(workflow, id), Bytes(workflow, id));

    private string? Find(string workflow, string id) =>
        new[] { store.Layout.Revision(workflow, id), store.Layout.BuiltRevision(workflow, id) }.FirstOrDefault(store.Files.Exists);

    private IEnumerable<string> IdsIn(string folder) => store.Files.Files(folder)
        .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(name => name[..^Suffix.Length])
        .Where(Files.Ids.IsHash);
}
