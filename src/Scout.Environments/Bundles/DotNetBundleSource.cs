using System.Text.Json;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Bundles;

/// <summary>The SDK, NuGet and the host of this machine.</summary>
internal sealed class DotNetBundleSource : IBundleSource
{
    private const string RestoreProject = "packages.csproj";

    public IReadOnlyList<string> PackageFolders { get; } =
    [
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } said
            ? Path.GetFullPath(said)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
    ];

    public async Task PublishAsync(PublishJob job, CancellationToken cancellation)
    {
        var project = Path.GetDirectoryName(job.Project)!;
        List<string> arguments =
        [
            // Seen from the project's folder, whose own name may hold what MSBuild gives a meaning to.
            "publish", Path.GetFileName(job.Project), "--configuration", job.Configuration, "--nologo", "--verbosity", "quiet",
            $"-p:PublishDir={MSBuildText.Escaped(Path.GetRelativePath(project, job.Folder))}/",

            // What is published is asked itself for its revisions, so that no stamp of an earlier build can answer instead.
            "-p:ScoutSnapshot=false",

            // A bundle runs inside Scout.Host, file by file, on any machine.
            "-p:UseAppHost=false", "-p:RuntimeIdentifier=", "-p:SelfContained=false", "-p:PublishSingleFile=false", "-p:PublishTrimmed=false", "-p:PublishAot=false",

            // Descriptions in schemas come from comments.
            "-p:PublishDocumentationFile=true", "-p:PublishReferencesDocumentationFiles=true",

            // So that a revision of long ago can still be debugged.
            "-p:DebugType=portable", "-p:EmbedAllSources=true",
        ];
        if (job.TargetFramework is not null)
        {
            arguments.AddRange(["--framework", job.TargetFramework]);
        }

        var (exitCode, output) = await DotNetProcess.RunAsync(project, arguments, cancellation).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw BundleErrors.PublishFailed(job.Project, output);
        }
    }

    public async Task<SnapshotResult> SnapshotAsync(BundleOutput output, string project, CancellationToken cancellation)
    {
        var outcome = await new SnapshotProcess(output).RunAsync(cancellation).ConfigureAwait(false);
        return outcome switch
        {
            { Result: { Errors.IsEmpty: true } result } => result,
            { Result: { } result } => throw BundleErrors.SnapshotFailed(project, string.Join(Environment.NewLine, result.Errors.Select(error => $"{error.Code}: {error.Message}"))),
            { End: SnapshotEnd.TimedOut } => throw BundleErrors.SnapshotFailed(project, "a definition never ends."),
            _ => throw BundleErrors.SnapshotFailed(project, $"the process ended without an answer. {outcome.ErrorTail}"),
        };
    }

    public async Task<IReadOnlyList<string>> RestorePackagesAsync(IReadOnlyCollection<string> packages, string folder, CancellationToken cancellation)
    {
        // Files of the project around it must not reach in here.
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), "<Project />", cancellation).ConfigureAwait(false);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, RestoreProject), ProjectText(packages), cancellation).ConfigureAwait(false);
        var (exitCode, output) = await DotNetProcess.RunAsync(folder, ["restore", RestoreProject, "--nologo", "--verbosity", "quiet"], cancellation).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw BundleErrors.RestoreFailed(output);
        }

        var assets = await File.ReadAllBytesAsync(Path.Combine(folder, "obj", "project.assets.json"), cancellation).ConfigureAwait(false);
        using var document = JsonDocument.Parse(assets);
        return [.. document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(property => property.Name)];
    }

    private static string ProjectText(IEnumerable<string> packages) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            {string.Join("\n    ", packages.Select(package => package.Split('/')).Select(parts => $"<PackageDownload Include=\"{parts[0]}\" Version=\"[{parts[1]}]\" />"))}
          </ItemGroup>
        </Project>
        """;
}
