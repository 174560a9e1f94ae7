using System.Collections.Immutable;
using System.Security.Cryptography;
using Scout.Environments.Packages;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Bundles;

/// <summary>The SDK, NuGet and the host of this machine.</summary>
/// <param name="guard">The words that start a <see cref="Guard"/>, or none.</param>
internal sealed class DotNetBundleSource(ImmutableArray<string> guard) : IBundleSource
{
    // A command line has an end, on Windows after 32,767 characters.
    private const int PackagesAtOnce = 100;

    private static readonly ImmutableDictionary<string, string> Quiet = new Dictionary<string, string>
    {
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false",
    }.ToImmutableDictionary();

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

        var (exitCode, output) = await DotNetProcess.RunAsync(project, arguments, ImmutableDictionary<string, string>.Empty, guard, cancellation).ConfigureAwait(false);
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

    // No project, so no MSBuild: whatever a clone has for it to read, none of it runs.
    public async Task<string> DownloadAsync(DownloadJob job, CancellationToken cancellation)
    {
        var config = DownloadConfig.Of(NuGetConfigFiles.OfClone(job.Root, job.CloneFolder), NuGetConfigFiles.OfUser(job.Folder), RandomNumberGenerator.GetHexString(32, lowercase: true));
        await File.WriteAllTextAsync(Path.Combine(job.Folder, "nuget.config"), config, cancellation).ConfigureAwait(false);

        // Which SDK is taken is not for a folder above to say.
        await File.WriteAllTextAsync(Path.Combine(job.Folder, "global.json"), "{}", cancellation).ConfigureAwait(false);
        var packages = Path.Combine(job.Folder, "packages");

        // The first alone: NuGet tries every package at a source that does not answer, and this one tells it.
        foreach (var some in job.Packages.Take(1).Chunk(1).Concat(job.Packages.Skip(1).Chunk(PackagesAtOnce)))
        {
            var (exitCode, output) = await DotNetProcess.RunAsync(
                job.Folder, ["package", "download", .. some.Select(package => $"{package.Id}@{package.Version}"), "--output", packages], Quiet, guard, cancellation).ConfigureAwait(false);
            if (exitCode != 0)
            {
                throw BundleErrors.DownloadFailed(output);
            }
        }

        return packages;
    }
}
