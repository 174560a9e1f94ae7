using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Keys;
using Scout.Runs.Owning;
using Scout.Runs.Reruns;
using Scout.Server.Api;
using Scout.Server.Projects;
using Scout.Server.Running;
using Scout.Web.Visiting;

namespace Scout.Web.Running;

/// <summary>A run that somebody wants.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Environment">Where; of a revision of one's choice it is development.</param>
/// <param name="Inputs">Its inputs.</param>
internal sealed record RunWish(string Workflow, string Environment, JsonElement Inputs)
{
    /// <summary>A revision instead of the one that the environment points at, or that the earlier run had; or none.</summary>
    public string? Revision { get; init; }

    /// <summary>The run that is made again: what is the same and given the same is taken over; or none.</summary>
    public string? Earlier { get; init; }

    /// <summary>The block of the earlier run from which on everything runs again, by path; or none.</summary>
    public string? From { get; init; }
}

/// <summary>Starts runs for visitors, as the command line and the API do.</summary>
internal sealed class RunStarter(ProjectStores stores, RunHub hub, Targets targets, TimeProvider time)
{
    /// <summary>Starts a run.</summary>
    /// <returns>The run's id; or every reason why it was not started.</returns>
    /// <exception cref="ScoutException">The visitor may not, or there is nothing to run.</exception>
    public async Task<(string? RunId, ImmutableArray<RunError> Refusals)> StartAsync(Visitor visitor, RunWish wish)
    {
        var runId = RunIds.New(time.GetUtcNow());
        var asked = new Asked { Trigger = visitor.Key is { } key ? new(RunTrigger.Api, key.Name) : new(RunTrigger.Tool) };
        var begun = wish.Earlier is { } earlier ? await AgainAsync(visitor, wish, earlier, runId, asked) : await AnewAsync(visitor, wish, runId, asked);
        return begun.Refusals.IsEmpty ? (runId, []) : (null, begun.Refusals);
    }

    private async Task<BegunRun> AnewAsync(Visitor visitor, RunWish wish, string runId, Asked asked)
    {
        Allow(visitor, wish.Workflow, wish.Environment);
        var target = await targets.OfAsync(wish.Workflow, wish.Environment, wish.Revision);
        return await hub.BeginAsync(target with { IsWatched = true }, wish.Inputs, runId, asked, isNew: true);
    }

    private async Task<BegunRun> AgainAsync(Visitor visitor, RunWish wish, string earlier, string runId, Asked asked)
    {
        var entry = hub.Runs.Entry(earlier);
        // Who may not see the earlier run gets nothing of what it gave, wherever it is run again.
        Allow(visitor, entry.Workflow, entry.Environment);
        Allow(visitor, wish.Workflow, wish.Revision is null ? entry.Environment : EnvironmentDefinition.Development);
        if (entry.Workflow != wish.Workflow)
        {
            throw QueryErrors.UnknownWorkflow(entry.Workflow, [wish.Workflow]);
        }

        var order = await RerunOrder.MakeAsync(hub.Runs, stores.Store, entry.RunId, wish.Revision, wish.From, CancellationToken.None);
        return await hub.RerunAsync(order with { Target = order.Target with { IsWatched = true } }, wish.Inputs, runId, asked);
    }

    private static void Allow(Visitor visitor, string workflow, string environment)
    {
        if (!visitor.May(KeyScope.Execute, workflow, environment))
        {
            throw VisitErrors.MayNot(visitor, KeyScope.Execute, environment);
        }
    }
}
