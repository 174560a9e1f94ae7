using System.Collections.Immutable;
using System.Globalization;
using Scout.Environments.Files;
using Scout.Environments.Projects;

namespace Scout.Environments.Records;

/// <summary>Events of revisions: one file each, named by time, in the committed history or beside the build.</summary>
internal sealed class EventFiles(StoreContext store)
{
    private const string TimeForm = "yyyyMMdd'T'HHmmssfffffff'Z'";

    /// <summary>Everything that is written about a revision, oldest first.</summary>
    public ImmutableArray<EventRecord> Of(string workflow, string id) =>
    [
        .. Names(workflow, id)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => Read(pair.Value, workflow, id)),
    ];

    /// <summary>Writes an event where its revision lies.</summary>
    public void Add(EventRecord record)
    {
        var committed = record.Event != EventRecord.Built && store.Files.Exists(store.Layout.Revision(record.Workflow, record.Revision));
        var folder = committed
            ? store.Layout.History(record.Workflow, record.Revision)
            : store.Layout.BuiltHistory(record.Workflow, record.Revision);

        // Two events in one tick of the clock still need two names.
        while (!store.Files.WriteNew(Path.Combine(folder, NameOf(record)), StoreJson.Canonical(record)))
        {
            record = record with { Time = record.Time.AddTicks(1) };
        }
    }

    /// <summary>Brings what is written about a revision beside its build into the committed history.</summary>
    public void Commit(string workflow, string id)
    {
        var built = store.Layout.BuiltHistory(workflow, id);
        foreach (var name in store.Files.Files(built))
        {
            var target = Path.Combine(store.Layout.History(workflow, id), name);
            if (!store.Files.Exists(target))
            {
                store.Files.Write(target, store.Files.Read(Path.Combine(built, name), FileLimits.Json));
            }
        }
    }

    public EventRecord Read(string path, string workflow, string id)
    {
        var shown = store.Files.Shown(path);
        var record = StoreJson.Read<EventRecord>(store.Files.Read(path, FileLimits.Json), shown);
        return record.Workflow != workflow || record.Revision != id ? throw StoreErrors.DoesNotParse(shown, "it is about another revision")
            : NameOf(record) != Path.GetFileName(path) ? throw StoreErrors.DoesNotParse(shown, $"its content belongs to {NameOf(record)}")
            : record with
            {
                Blocks = record.Blocks?.WithComparers(StringComparer.Ordinal),
                Sources = record.Sources?.WithComparers(StringComparer.Ordinal),
                Reached = record.Reached?.WithComparers(StringComparer.Ordinal),
            };
    }

    private static string NameOf(EventRecord record) =>
        $"{record.Time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)}-{record.Event}.json";

    private Dictionary<string, string> Names(string workflow, string id)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in new[] { store.Layout.History(workflow, id), store.Layout.BuiltHistory(workflow, id) })
        {
            foreach (var name in store.Files.Files(folder).Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
            {
                _ = names.TryAdd(name, Path.Combine(folder, name));
            }
        }

        return names;
    }
}
