using System.Collections.Immutable;
using System.Reflection;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Tool.Tests;

/// <summary>The build output of a workflow project, and what the host says is in it.</summary>
internal static class BuiltWorkflows
{
    private const string Project = "Scout.Host.Workflows";

    public static BundleOutput Output { get; } = OutputOf(Project);

    private static readonly Lazy<Task<ImmutableArray<SnapshotWorkflow>>> All = new(() => SnapshotAsync(Output));

    /// <summary>Every workflow in it.</summary>
    public static Task<ImmutableArray<SnapshotWorkflow>> AllAsync() => All.Value;

    /// <summary>The build output of another workflow project.</summary>
    public static BundleOutput OutputOf(string project) => new()
    {
        Assembly = OfProject(project, $"{project}.dll"),
        DepsFile = OfProject(project, $"{project}.deps.json"),
        RuntimeConfig = OfProject(project, $"{project}.runtimeconfig.json"),
        Host = OfProject("Scout.Host", "Scout.Host.dll"),
        ProbingPaths = [Metadata("PackageRoot")],
    };

    /// <summary>The workflows of a build output, as its host says.</summary>
    public static async Task<ImmutableArray<SnapshotWorkflow>> SnapshotAsync(BundleOutput output)
    {
        var outcome = await new SnapshotProcess(output).RunAsync();
        Assert.Equal(SnapshotEnd.Done, outcome.End);
        return outcome.Result!.Workflows;
    }

    /// <summary>A file of a project's build output.</summary>
    public static string OfProject(string project, string file) =>
        Path.GetFullPath(Path.Combine(Metadata("ArtifactsBin"), project, Metadata("Flavor"), file));

    private static string Metadata(string key) =>
        typeof(BuiltWorkflows).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
