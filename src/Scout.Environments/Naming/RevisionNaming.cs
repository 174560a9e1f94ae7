using Scout.Environments.Projects;
using Scout.Environments.Records;

namespace Scout.Environments.Naming;

/// <summary>Gives revisions names.</summary>
internal sealed class RevisionNaming(StoreContext store)
{
    private readonly EventFiles _events = new(store);

    public void Name(string workflow, string id, string name, string? notes)
    {
        var trimmed = RevisionNames.Checked(name, store.Project.Environments);
        var told = string.IsNullOrWhiteSpace(notes) ? null : notes.Trim();
        var given = RevisionNames.Given(_events.Of(workflow, id));
        if (given is not null && given.Name == trimmed && given.Notes == told)
        {
            return;
        }

        _events.Add(new EventRecord
        {
            Event = EventRecord.Named,
            Workflow = workflow,
            Revision = id,
            Time = store.Now,
            By = store.Author,
            Name = trimmed,
            Notes = told,
        });
    }
}
