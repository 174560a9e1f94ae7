using System.Collections.Concurrent;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Server.Projects;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Definitions;

namespace Scout.Server.Api;

/// <summary>Finds runs for callers, and what their revisions do.</summary>
internal sealed class RunLookup(ProjectStores project, RunHub hub)
{
    /// <summary>The organization: there is one to a server.</summary>
    public const string Organization = "scout";

    private const int MostDefinitions = 256;
    private readonly ConcurrentDictionary<(string Workflow, string RevisionId), BlockDefinitions> _definitions = new();

    /// <summary>A run that a caller may see.</summary>
    /// <exception cref="ScoutException">There is none, or none that the caller's key is for.</exception>
    public RunEntry Entry(string runId, Caller caller)
    {
        hub.Runs.Refresh();
        return caller.MustReach(hub.Runs.Entry(runId));
    }

    /// <summary>What a revision does; none where it is not in this checkout.</summary>
    public BlockDefinitions? Definitions(string workflow, string revisionId)
    {
        try
        {
            return DefinitionsOf(workflow, revisionId);
        }
        catch (ScoutException)
        {
            // The run is what was asked about; it is told without them.
            return null;
        }
    }

    /// <summary>What a revision does.</summary>
    /// <exception cref="ScoutException">It is not in this checkout, or cannot be read.</exception>
    public BlockDefinitions DefinitionsOf(string workflow, string revisionId)
    {
        if (_definitions.TryGetValue((workflow, revisionId), out var known))
        {
            return known;
        }

        var made = WorkflowAnswers.Definitions(project.Store.Show(revisionId, workflow));
        if (_definitions.Count >= MostDefinitions)
        {
            _definitions.Clear();
        }

        return _definitions[(workflow, revisionId)] = made;
    }

    /// <summary>The session of a run: of one that has none, a session of its own.</summary>
    public static string SessionOf(string? session, string runId) => session ?? $"sess_{runId}";

    /// <summary>The session of a run.</summary>
    public static string SessionOf(RunSummary run) => SessionOf(run.Session, run.RunId);
}
