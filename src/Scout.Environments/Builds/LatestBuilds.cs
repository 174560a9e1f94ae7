using Scout.Environments.Files;
using Scout.Environments.Records;
using Scout.Revisions.Channel;

namespace Scout.Environments.Builds;

/// <summary>The latest build of each workflow on this machine.</summary>
internal sealed class LatestBuilds(StoreContext store)
{
    public IEnumerable<string> Workflows() => store.Files.Folders(store.Layout.Builds).Where(Ids.IsId);

    public LatestBuild? Of(string workflow)
    {
        var path = store.Layout.Latest(workflow);
        return store.Files.Exists(path)
            ? StoreJson.Read<LatestBuild>(store.Files.Read(path, FileLimits.Json), store.Files.Shown(path))
            : null;
    }

    public void Write(string workflow, LatestBuild latest) =>
        store.Files.Write(store.Layout.Latest(workflow), StoreJson.Canonical(latest));

    public LatestBuild Make(string revision, BuildRequest request) => new()
    {
        Revision = revision,
        Project = store.Relative(request.Project),
        TargetFramework = request.TargetFramework,
        Assembly = store.Relative(request.Output.Assembly),
        DepsFile = store.Relative(request.Output.DepsFile),
        RuntimeConfig = store.Relative(request.Output.RuntimeConfig),
        Host = store.Relative(request.Output.Host),
        ProbingPaths = [.. request.Output.ProbingPaths.Select(store.Relative)],
    };

    public BundleOutput Output(LatestBuild latest) => new()
    {
        Assembly = store.Absolute(latest.Assembly),
        DepsFile = store.Absolute(latest.DepsFile),
        RuntimeConfig = store.Absolute(latest.RuntimeConfig),
        Host = store.Absolute(latest.Host),
        ProbingPaths = [.. latest.ProbingPaths.Select(store.Absolute)],
    };
}
