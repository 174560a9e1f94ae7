using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Runs.Keys;
using Scout.Runs.Queries;
using Scout.Server.Options;
using Scout.Server.Projects;
using Scout.Server.Running;
using Scout.Web.Running.Forms;
using Scout.Web.Visiting;
using Scout.Web.Watching;

namespace Scout.Web.Running;

/// <summary>What the page that starts runs needs to know and do, for a visitor: nothing that it may not.</summary>
internal sealed class StartDesk(ProjectStores stores, RunHub hub, RunStarter starter, Payloads payloads, ScoutServerOptions options, TimeProvider time)
{
    /// <summary>Whether inputs can be saved: they are files of the project, which a key gives no right to.</summary>
    public bool MaySave(Visitor visitor) => visitor.Key is null && !options.ReadOnly;

    /// <summary>The names of inputs that were saved.</summary>
    public ImmutableArray<string> Payloads(Visitor visitor, string workflow) => payloads.Names(Known(visitor, workflow));

    /// <inheritdoc cref="Payloads.Read(string, string)"/>
    public JsonElement Payload(Visitor visitor, string workflow, string name) => payloads.Read(Known(visitor, workflow), name);

    /// <inheritdoc cref="Payloads.Save"/>
    public bool Save(Visitor visitor, string workflow, string name, JsonElement inputs, bool replaces) =>
        MaySave(visitor) ? payloads.Save(Known(visitor, workflow), name, inputs, replaces) : throw RunErrors.MayNotSave();

    /// <summary>Where the workflow can be run.</summary>
    /// <exception cref="ScoutException">There is no such workflow, or the visitor may run it nowhere.</exception>
    public ImmutableArray<Place> Places(Visitor visitor, string workflow) =>
        Place.Of(stores.Store, Known(visitor, workflow), visitor) is { IsEmpty: false } places ? places : throw VisitErrors.MayNot(visitor, KeyScope.Execute, "any environment");

    /// <summary>An empty form of what the workflow takes there.</summary>
    public InputForm Form(Visitor visitor, string workflow, Place place) => new(JsonElement.Parse(stores.Store.Show(place.Expression, Known(visitor, workflow)).Revision.Bytes.Span).GetProperty("input"));

    /// <summary>The picture of a run's revision; none where that is not there any more.</summary>
    public LiveGraph? Graph(RunSummary run)
    {
        try
        {
            return LiveGraph.Of(stores.Store.Show(run.RevisionId, run.Workflow));
        }
        catch (ScoutException)
        {
            return null;
        }
    }

    /// <summary>A run that is to be made again.</summary>
    /// <exception cref="ScoutException">There is none that the visitor sees.</exception>
    public RunSummary Earlier(Visitor visitor, string workflow, string runId)
    {
        var entry = SeenRuns.Find(hub.Runs, visitor, runId);
        return entry.Workflow == workflow ? hub.Runs.Read(entry.RunId) : throw RunQueryErrors.NoSuchRun(runId);
    }

    /// <inheritdoc cref="RunStarter.StartAsync"/>
    public Task<(string? RunId, ImmutableArray<RunError> Refusals)> StartAsync(Visitor visitor, RunWish wish) => starter.StartAsync(visitor, wish);

    /// <inheritdoc cref="WatchedRun.WatchAsync"/>
    public Task WatchAsync(WatchedRun watched, string runId, Func<Task> changed, CancellationToken cancellation) => watched.WatchAsync(hub, runId, changed, cancellation);

    /// <summary>Ends a run.</summary>
    public Task CancelAsync(Visitor visitor, RunSummary run) =>
        visitor.May(KeyScope.Execute, run.Workflow, run.Environment) ? hub.Runs.CancelAsync(run.RunId, time, CancellationToken.None) : throw VisitErrors.MayNot(visitor, KeyScope.Execute, run.Environment);

    private string Known(Visitor visitor, string workflow) => visitor.Reaches(workflow)
        ? stores.Store.Workflow(workflow)
        : throw QueryErrors.UnknownWorkflow(workflow, [.. stores.Store.Workflows().Where(visitor.Reaches)]);
}
