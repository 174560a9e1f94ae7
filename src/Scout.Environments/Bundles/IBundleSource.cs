using Scout.Environments.Packages;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Bundles;

/// <summary>The programs that make what a bundle holds: the SDK, NuGet and the host.</summary>
internal interface IBundleSource
{
    /// <summary>Publishes a project into an empty folder.</summary>
    Task PublishAsync(PublishJob job, CancellationToken cancellation);

    /// <summary>The workflows in published files.</summary>
    Task<SnapshotResult> SnapshotAsync(BundleOutput output, string project, CancellationToken cancellation);

    /// <summary>Brings packages from their sources and gives the folder where they lie, as in <see cref="PackageFolders"/>.</summary>
    Task<string> DownloadAsync(DownloadJob job, CancellationToken cancellation);

    /// <summary>The folders where packages lie without any work.</summary>
    IReadOnlyList<string> PackageFolders { get; }
}

/// <summary>What is to be published where.</summary>
/// <param name="Project">The project file, absolute.</param>
/// <param name="TargetFramework">The target framework, or none where the project has one.</param>
/// <param name="Configuration">Such as <c>Release</c>.</param>
/// <param name="Folder">An empty folder, absolute.</param>
internal sealed record PublishJob(string Project, string? TargetFramework, string Configuration, string Folder);

/// <summary>What is to be brought from where.</summary>
/// <param name="Packages">The packages.</param>
/// <param name="Root">The folder of <c>scout.json</c>: what NuGet's configuration says there about sources counts.</param>
/// <param name="CloneFolder">The folder of the clone that it lies in.</param>
/// <param name="Folder">An empty folder of this user alone, outside of every clone, absolute.</param>
internal sealed record DownloadJob(IReadOnlyCollection<PackageName> Packages, string Root, string CloneFolder, string Folder);
