using System.Collections.Immutable;
using System.Reflection;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using Scout.Revisions.Snapshots;

namespace Scout.Host.Tests;

/// <summary>The build output of the workflow project that the tests start hosts for.</summary>
internal static class TestBundle
{
    public static BundleOutput Output { get; } = Of("Scout.Host.Workflows");

    private static readonly Lazy<Task<ImmutableArray<SnapshotWorkflow>>> Built = new(async () =>
    {
        var outcome = await new SnapshotProcess(Output).RunAsync();
        Assert.Equal((SnapshotEnd.Done, 0), (outcome.End, outcome.ExitCode));
        Assert.Empty(outcome.Result!.Errors);
        return outcome.Result.Workflows;
    });

    public static string Folder => Path.GetDirectoryName(Output.Assembly)!;

    /// <summary>A request for a run of one of its workflows in development.</summary>
    public static async Task<StartRun> RequestAsync(string workflow, string inputs) => new()
    {
        RunId = Guid.NewGuid().ToString("N"),
        Revision = (await Built.Value).Single(built => built.Workflow == workflow).Revision,
        Inputs = System.Text.Json.JsonElement.Parse(inputs),
        Environment = "development",
        Settings = new() { Models = new RunSettings().Models.Add("fast", new() { Provider = "script", Replies = "replies.json" }), Variables = new RunSettings().Variables.Add("brand", System.Text.Json.JsonElement.Parse("\"Acme\"")) },
        Root = Folder,
    };

    private static BundleOutput Of(string project)
    {
        var bin = Metadata("ArtifactsBin");
        var file = Path.GetFullPath(Path.Combine(bin, project, Metadata("Flavor"), project));
        return new()
        {
            Assembly = file + ".dll",
            DepsFile = file + ".deps.json",
            RuntimeConfig = file + ".runtimeconfig.json",
            Host = Path.GetFullPath(Path.Combine(bin, "Scout.Host", Metadata("Flavor"), "Scout.Host.dll")),
            ProbingPaths = [Metadata("PackageRoot")],
        };
    }

    private static string Metadata(string key) =>
        typeof(TestBundle).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
