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

    /// <summary>Brings packages (<c>scriban.signed/7.5.3</c>) and gives the folders where they lie.</summary>
    Task<IReadOnlyList<string>> RestorePackagesAsync(IReadOnlyCollection<string> packages, string folder, CancellationToken cancellation);

    /// <summary>The folders where packages lie without any work.</summary>
    IReadOnlyList<string> PackageFolders { get; }
}

/// <summary>What is to be published where.</summary>
/// <param name="Project">The project file, absolute.</param>
/// <param name="TargetFramework">The target framework, or none where the project has one.</param>
/// <param name="Configuration">Such as <c>Release</c>.</param>
/// <param name="Folder">An empty folder, absolute.</param>
internal sealed record PublishJob(string Project, string? TargetFramework, string Configuration, string Folder);
