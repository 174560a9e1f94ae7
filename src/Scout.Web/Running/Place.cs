using System.Collections.Immutable;
using Scout.Environments;
using Scout.Revisions;
using Scout.Revisions.Project;
using Scout.Runs.Keys;
using Scout.Web.Visiting;

namespace Scout.Web.Running;

/// <summary>Where a workflow can be run: in an environment, or at a revision with the settings of development.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Revision">The revision's whole id; none: what the environment points at.</param>
/// <param name="Words">What people are shown.</param>
internal sealed record Place(string Environment, string? Revision, string Words)
{
    private const int MostRevisions = 50;

    /// <summary>What an address and a list call it.</summary>
    public string Value => Revision is null ? Environment : $"{Environment}@{Revision}";

    /// <summary>What stands there, as a revision expression.</summary>
    public string Expression => Revision ?? Environment;

    /// <summary>Where a visitor may run a workflow: environments first, then revisions, the newest first.</summary>
    public static ImmutableArray<Place> Of(Store store, string workflow, Visitor visitor) =>
    [
        .. from place in store.Status().First(row => row.Workflow == workflow).Environments
           where place.RevisionId is not null && visitor.May(KeyScope.Execute, workflow, place.Environment)
           select new Place(place.Environment, null, $"{place.Environment}: {place.Name}"),
        .. from entry in visitor.May(KeyScope.Execute, workflow, EnvironmentDefinition.Development) ? store.History(workflow).Take(MostRevisions) : []
           select new Place(EnvironmentDefinition.Development, entry.RevisionId, $"{RevisionId.Short(entry.RevisionId)} {entry.Name}"),
    ];
}
