using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions;

namespace Scout.Environments.Records;

/// <summary>Events of revisions: one file each, named by time and hash, in the committed history or beside the build.</summary>
internal sealed class EventFiles(StoreContext store)
{
    /// <summary>Everything that is written about a revision, oldest first.</summary>
    public ImmutableArray<EventRecord> Of(string workflow, string id) => [.. Files(workflow, id).Values.Select(path => Read(path, workflow, id))];

    /// <summary>The same without the texts of the code, as it was read before where this is somebody who looks again and again.</summary>
    public ImmutableArray<EventRecord> Heads(string workflow, string id) => store.Options.Kept is { } kept
        ? [.. kept.Of([store.Layout.History(workflow, id), store.Layout.BuiltHistory(workflow, id)], store.Now, () => Of(workflow, id).Select(record => record with { Blocks = null, Sources = null, Reached = null }).ToArray())]
        : Of(workflow, id);

    /// <summary>The revisions of a workflow about which something is written.</summary>
    public IEnumerable<string> Revisions(string workflow) => new[] { store.Layout.HistoryOf(workflow), store.Layout.BuildsOf(workflow) }
        .SelectMany(store.Files.Folders)
        .Where(Ids.IsHash)
        .Distinct(StringComparer.Ordinal);

    /// <summary>Writes an event where its revision lies.</summary>
    public void Add(EventRecord record)
    {
        var committed = record.Event != EventRecord.Built && store.Files.Exists(store.Layout.Revision(record.Workflow, record.Revision));
        var folder = committed
            ? store.Layout.History(record.Workflow, record.Revision)
            : store.Layout.BuiltHistory(record.Workflow, record.Revision);

        // What is written later counts as later, whatever the clock says: the last name that was given is the one that holds.
        if (Files(record.Workflow, record.Revision).Keys.LastOrDefault() is { } last && EventName.TryParse(last)!.Time is var time && time >= record.Time)
        {
            record = record with { Time = time.AddTicks(1) };
        }

        var bytes = StoreJson.Canonical(record);
        store.Files.WriteContent(Path.Combine(folder, new EventName(record.Time, record.Event, ContentHash.Of(bytes)).ToString()), bytes);
    }

    /// <summary>Every event of a workflow's committed history: of one revision, or of all.</summary>
    public IEnumerable<EventPath> Committed(string workflow, string? revision = null) =>
        (revision is null ? store.Files.Folders(store.Layout.HistoryOf(workflow)).Where(Ids.IsHash) : [revision])
            .SelectMany(id => store.Files.Files(store.Layout.History(workflow, id)).Select(EventName.TryParse).OfType<EventName>().Select(name => new EventPath(workflow, id, name)));

    /// <summary>The file of an event in the committed history.</summary>
    public string PathOf(EventPath path) => Path.Combine(store.Layout.History(path.Workflow, path.Revision), path.Name.ToString());

    /// <summary>Brings what is written about a revision beside its build into the committed history, under names that have hashes.</summary>
    public void Commit(string workflow, string id)
    {
        foreach (var (name, path) in Files(workflow, id))
        {
            var target = Path.Combine(store.Layout.History(workflow, id), name);
            if (path == target)
            {
                continue;
            }

            store.Files.WriteContent(target, store.Files.Read(path, FileLimits.Json));
            if (Path.GetDirectoryName(path) == store.Layout.History(workflow, id))
            {
                store.Files.Delete(path);
            }
        }
    }

    public EventRecord Read(string path, string workflow, string id)
    {
        var shown = store.Files.Shown(path);
        var name = NameOf(path);
        var bytes = store.Files.Read(path, FileLimits.Json);
        var actual = ContentHash.Of(bytes);
        if (name.Hash is { } hash && actual != hash)
        {
            throw StoreErrors.WrongHash(shown, actual);
        }

        var record = StoreJson.Read<EventRecord>(bytes, shown);
        return record.Workflow != workflow || record.Revision != id ? throw StoreErrors.DoesNotParse(shown, "it is about another revision")
            : new EventName(record.Time, record.Event, name.Hash) is var own && own.ToString() != name.ToString() ? throw StoreErrors.DoesNotParse(shown, $"its content belongs to {own}")
            : record with
            {
                Blocks = record.Blocks?.WithComparers(StringComparer.Ordinal),
                Sources = record.Sources?.WithComparers(StringComparer.Ordinal),
                Reached = record.Reached?.WithComparers(StringComparer.Ordinal),
            };
    }

    // By the names that they have or should have, and so by time.
    private SortedDictionary<string, string> Files(string workflow, string id)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in new[] { store.Layout.History(workflow, id), store.Layout.BuiltHistory(workflow, id) })
        {
            foreach (var path in store.Files.Files(folder).Where(EventName.IsFile).Select(file => Path.Combine(folder, file)))
            {
                var name = NameOf(path);
                _ = files.TryAdd((name.Hash is null ? name with { Hash = ContentHash.Of(store.Files.Read(path, FileLimits.Json)) } : name).ToString(), path);
            }
        }

        return files;
    }

    private EventName NameOf(string path) =>
        EventName.TryParse(Path.GetFileName(path)) ?? throw StoreErrors.DoesNotParse(store.Files.Shown(path), $"its name is not one of an event, TIME-EVENT-HASH.json, with a time before the year {EventName.NoYear}");
}
