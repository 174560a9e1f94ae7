using System.Text;
using Scout.Environments.Bundles;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Tests.Stores;

/// <summary>Publishes without an SDK: an assembly that holds the snapshot, one package's file, and what the host needs.</summary>
internal sealed class TestBundleSource(Action<string, byte[]> put, string disk = "") : IBundleSource
{
    public const string PackageFile = "/packages/scriban.signed/7.5.3/lib/net10.0/Scriban.dll";
    public const string HostFile = "/packages/scout.build/1.0.0/tools/host/Scout.Host.dll";

    /// <summary>What the sources give when they are published.</summary>
    public IReadOnlyList<SnapshotWorkflow> Sources { get; set; } = [];

    /// <summary>What they give in another configuration than Release, where that is something else.</summary>
    public IReadOnlyList<SnapshotWorkflow>? OtherConfiguration { get; set; }

    /// <summary>A file that lies beside the assembly.</summary>
    public string Replies { get; set; } = "hello";

    /// <summary>The files that the build listed, with their hashes, or none.</summary>
    public string? FileList { get; set; }

    public List<PublishJob> Published { get; } = [];

    public List<DownloadJob> Downloads { get; } = [];

    /// <summary>What happens while a publish takes its time.</summary>
    public Action? Meanwhile { get; set; }

    /// <summary>Whether NuGet brings other files under the same version.</summary>
    public bool OtherPackage { get; set; }

    public IReadOnlyList<string> PackageFolders => [disk + "/packages"];

    public Task PublishAsync(PublishJob job, CancellationToken cancellation)
    {
        Published.Add(job);
        Put($"{job.Folder}/Shop.dll", string.Join('\n', Sources.Select(source => source.Revision)));
        Put($"{job.Folder}/Shop.runtimeconfig.json", "{}");
        Put($"{job.Folder}/Shop.deps.json", """
            {"runtimeTarget":{"name":"net10"},
             "targets":{"net10":{"Scriban.Signed/7.5.3":{"runtime":{"lib/net10.0/Scriban.dll":{}}},"Shop/1.0.0":{"runtime":{"Shop.dll":{}}}}},
             "libraries":{"Scriban.Signed/7.5.3":{"type":"package","path":"scriban.signed/7.5.3"},"Shop/1.0.0":{"type":"project"}}}
            """);
        Put($"{job.Folder}/Scriban.dll", "scriban");
        Put($"{job.Folder}/content/replies.txt", Replies);
        if (FileList is { } list)
        {
            Put($"{job.Folder}/Shop.scout-files.json", list);
        }


        Put(disk + PackageFile, "scriban");
        Put(disk + HostFile, "host");
        Meanwhile?.Invoke();
        return Task.CompletedTask;
    }

    public Task<SnapshotResult> SnapshotAsync(BundleOutput output, string project, CancellationToken cancellation) =>
        Task.FromResult(new SnapshotResult { Workflows = [.. Published[^1].Configuration == "Release" ? Sources : OtherConfiguration ?? Sources], Errors = [] });

    public Task<string> DownloadAsync(DownloadJob job, CancellationToken cancellation)
    {
        Downloads.Add(job);
        Put(PackageFile.Replace("/packages", job.Folder, StringComparison.Ordinal), OtherPackage ? "another" : "scriban");
        Put(HostFile.Replace("/packages", job.Folder, StringComparison.Ordinal), "host");
        return Task.FromResult(job.Folder);
    }

    private void Put(string path, string text) => put(path, Encoding.UTF8.GetBytes(text));
}
