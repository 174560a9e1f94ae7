using Scout.Environments.Bundles;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Server.Tests;

/// <summary>Publishes the built workflows without an SDK: what lies in their build output.</summary>
internal sealed class BuiltBundles(params SnapshotWorkflow[] workflows) : IBundleSource
{
    public IReadOnlyList<string> PackageFolders => BuiltWorkflows.Output.ProbingPaths;

    public Task PublishAsync(PublishJob job, CancellationToken cancellation)
    {
        foreach (var file in new[] { BuiltWorkflows.Output.Assembly, BuiltWorkflows.Output.Host }.SelectMany(assembly => Directory.GetFiles(Path.GetDirectoryName(assembly)!)).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
        {
            File.Copy(file, Path.Combine(job.Folder, Path.GetFileName(file)), overwrite: true);
        }

        return Task.CompletedTask;
    }

    public Task<SnapshotResult> SnapshotAsync(BundleOutput output, string project, CancellationToken cancellation) => Task.FromResult(new SnapshotResult { Workflows = [.. workflows], Errors = [] });

    public Task<string> DownloadAsync(DownloadJob job, CancellationToken cancellation) => Task.FromResult(job.Folder);
}
