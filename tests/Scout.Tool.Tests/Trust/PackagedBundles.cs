using Scout.Environments.Bundles;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Tool.Tests.Trust;

/// <summary>"Publishes" the built workflows with the host and all libraries that a publish has.</summary>
/// <param name="edited">Workflows that are other revisions than those that were built.</param>
internal sealed class PackagedBundles(params SnapshotWorkflow[] edited) : IBundleSource
{
    /// <summary>One of its packages.</summary>
    public const string Package = "scriban.signed";

    public IReadOnlyList<string> PackageFolders => BuiltWorkflows.Output.ProbingPaths;

    public Task PublishAsync(PublishJob job, CancellationToken cancellation)
    {
        var built = Path.GetDirectoryName(BuiltWorkflows.Output.Assembly)!;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(BuiltWorkflows.Output.Host)!, "*.dll").Concat(Directory.EnumerateFiles(built)).DistinctBy(Path.GetFileName))
        {
            File.Copy(file, Path.Combine(job.Folder, Path.GetFileName(file)));
        }

        return Task.CompletedTask;
    }

    public async Task<SnapshotResult> SnapshotAsync(BundleOutput output, string project, CancellationToken cancellation) =>
        new() { Workflows = [.. (await BuiltWorkflows.AllAsync()).Select(built => edited.FirstOrDefault(other => other.Workflow == built.Workflow) ?? built)], Errors = [] };

    public Task<string> DownloadAsync(DownloadJob job, CancellationToken cancellation) => throw new InvalidOperationException("They are there.");
}
