using System.Collections.Concurrent;
using Scout.Environments.Projects;
using Scout.Environments.Queries;

namespace Scout.Server.Projects;

/// <summary>
/// What environments run: read again where a file of it is another than before, so that a move or a pull counts from the next request on, and every few seconds, for what no
/// file's time tells. Reading and checking it all took more than all else that a request does. Safe for many threads.
/// </summary>
internal sealed class KnownTargets(ProjectStores project, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(string Workflow, string Environment), Known> _known = new();

    /// <summary>Everything that a run of an environment is pinned to.</summary>
    /// <param name="workflow">The workflow's id, and nothing else that a command line would take.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="ScoutException">There is no such workflow, the environment points at no revision of it, or its bundle is not to be had.</exception>
    public async Task<RunTarget> OfAsync(string workflow, string environment)
    {
        var (now, current) = (project.Project, project.Store);
        if (!_known.TryGetValue((workflow, environment), out var known))
        {
            // Whatever a caller sent is no part of a path before it is a workflow's id.
            current.Workflow(workflow);
        }

        // Before it is read: what changes meanwhile makes another stamp.
        var stamp = current.Stamp(workflow);
        if (known is not null && known.Project == now && known.Stamp == stamp && time.GetElapsedTime(known.Since) < Longest)
        {
            return known.Target;
        }

        current.Workflow(workflow);
        var target = await current.TargetAsync(workflow, environment).ConfigureAwait(false);
        if (stamp.IsSettled(time.GetUtcNow()))
        {
            _known[(workflow, environment)] = new(now, stamp, time.GetTimestamp(), target);
        }

        return target;
    }

    private sealed record Known(ScoutProject Project, StoreStamp Stamp, long Since, RunTarget Target);
}
