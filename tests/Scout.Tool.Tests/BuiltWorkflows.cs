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

    public static BundleOutput Output { get; } = new()
    {
        Assembly = OfProject(Project, $"{Project}.dll"),
        DepsFile = OfProject(Project, $"{Project}.deps.json"),
        RuntimeConfig = OfProject(Project, $"{Project}.runtimeconfig.json"),
        Host = OfProject("Scout.Host", "Scout.Host.dll"),
        ProbingPaths = [Metadata("PackageRoot")],
    };

    private static readonly Lazy<Task<ImmutableArray<SnapshotWorkflow>>> All = new(async () =>
    {
        var outcome = await new SnapshotProcess(Output).RunAsync();
        Assert.Equal(SnapshotEnd.Done, outcome.End);
        return outcome.Result!.Workflows;
    });

    /// <summary>Every workflow in it.</summary>
    public static Task<ImmutableArray<SnapshotWorkflow>> AllAsync() => All.Value;

    /// <summary>A file of a project's build output.</summary>
    public static string OfProject(string project, string file) =>
        Path.GetFullPath(Path.Combine(Metadata("ArtifactsBin"), project, Metadata("Flavor"), file));

    private static string Metadata(string key) =>
        typeof(BuiltWorkflows).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
