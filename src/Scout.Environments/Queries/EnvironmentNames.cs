using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Environments.Projects;
using Scout.Environments.Records;

namespace Scout.Environments.Queries;

/// <summary>What revisions are called beside an environment. The name that a build gave itself tells the difference to the build before, which may never have
/// been there; beside an environment it tells what it changed there. A name that a person gave stays.</summary>
internal sealed class EnvironmentNames(StoreContext store)
{
    private readonly EventFiles _events = new(store);
    private readonly RevisionDiffs _diffs = new(store);

    /// <summary>The name of what an environment stands on: its difference to what was there before, or the build's own name where nothing was.</summary>
    /// <param name="state">Where the workflow's environments point.</param>
    /// <param name="promotion">One of the promotions that its environment stands on.</param>
    public string Of(WorkflowState state, Promotion promotion)
    {
        var before = state.Standing(promotion.Environment)
            .LastOrDefault(earlier => earlier.Serial < promotion.Serial && earlier.Revision != promotion.Revision);
        return Of(promotion.Workflow, before?.Revision, promotion.Revision);
    }

    /// <summary>The name of a revision where another one is or was: its difference to that.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="before">What is or was there, or none.</param>
    /// <param name="revision">The revision.</param>
    public string Of(string workflow, string? before, string revision)
    {
        var events = _events.Heads(workflow, revision);
        return Change(workflow, before, revision, events) ?? RevisionNames.Of(revision, events);
    }

    // A file that cannot be read keeps nobody from looking at the board: `check` tells of it.
    private string? Change(string workflow, string? before, string revision, ImmutableArray<EventRecord> events)
    {
        if (before is null || before == revision || RevisionNames.Given(events) is not null)
        {
            return null;
        }

        try
        {
            return ChangeName.From(_diffs.Of(workflow, before, revision));
        }
        catch (ScoutException)
        {
            return null;
        }
    }
}
