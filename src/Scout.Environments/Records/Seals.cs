using System.Collections.Immutable;
using Scout.Environments.Projects;

namespace Scout.Environments.Records;

/// <summary>Which events of the committed history are sealed: named by a promotion that the chain holds.</summary>
internal sealed class Seals(StoreContext store)
{
    private readonly EventFiles _events = new(store);

    /// <summary>What a promotion has to seal: all of the workflow's history, and that of the revisions which the move brings, but for what the chain seals already.</summary>
    /// <exception cref="ScoutException">An event was changed: nothing wrong is ever sealed.</exception>
    public ImmutableArray<string> Missing(string workflow, ImmutableArray<RevisionFile> revisions, WorkflowState state)
    {
        var sealedPaths = state.Chain.SelectMany(promotion => promotion.Seals).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _events.Committed(workflow)
                .Concat(revisions.Where(file => file.Workflow != workflow).SelectMany(file => _events.Committed(file.Workflow, file.Stored.Id)))
                .Distinct()
                .Where(path => path.Name.Hash is not null && !sealedPaths.Contains(path.ToString()))
                .Select(Checked)
                .Order(StringComparer.Ordinal),
        ];
    }

    private string Checked(EventPath path)
    {
        _ = _events.Read(_events.PathOf(path), path.Workflow, path.Revision);
        return path.ToString();
    }
}
