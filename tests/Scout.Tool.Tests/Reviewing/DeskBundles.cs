using Scout.Environments.Bundles;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Tool.Tests.Reviewing;

/// <summary>Publishes the desk without an SDK: an assembly that is its revision.</summary>
internal sealed class DeskBundles(SnapshotWorkflow workflow) : IBundleSource
{
    public IReadOnlyList<string> PackageFolders => [];

    public Task PublishAsync(PublishJob job, CancellationToken cancellation)
    {
        File.WriteAllText(Path.Combine(job.Folder, "Desk.dll"), workflow.Revision.ToString());
        File.WriteAllText(Path.Combine(job.Folder, "Desk.runtimeconfig.json"), "{}");
        File.WriteAllText(Path.Combine(job.Folder, "Scout.Host.dll"), "host");
        File.WriteAllText(Path.Combine(job.Folder, "Desk.deps.json"), """
            { "runtimeTarget": { "name": "net10" }, "targets": { "net10": { "Desk/1.0.0": { "runtime": { "Desk.dll": {} } } } }, "libraries": { "Desk/1.0.0": { "type": "project" } } }
            """);
        return Task.CompletedTask;
    }

    public Task<SnapshotResult> SnapshotAsync(BundleOutput output, string project, CancellationToken cancellation) =>
        Task.FromResult(new SnapshotResult { Workflows = [workflow], Errors = [] });

    public Task<string> DownloadAsync(DownloadJob job, CancellationToken cancellation) => Task.FromResult(job.Folder);
}
