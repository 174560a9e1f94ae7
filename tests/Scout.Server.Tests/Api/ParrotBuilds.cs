using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Environments.Projects;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Snapshots;

namespace Scout.Server.Tests.Api;

/// <summary>Builds of the parrot beside a server: it is built again, published and moved by others.</summary>
/// <param name="served">The project.</param>
/// <param name="others">Whatever else is built with it.</param>
internal sealed class ParrotBuilds(Served served, params SnapshotWorkflow[] others)
{
    public static async Task<SnapshotWorkflow> FirstAsync() => (await BuiltWorkflows.AllAsync()).Single(workflow => workflow.Workflow == "parrot");

    /// <summary>Another build: it says something before what was said.</summary>
    public Task<SnapshotWorkflow> BuildAsync(string word) => BuildAsync(revision =>
    {
        var config = revision["blocks"]!["heard"]!["config"]!;
        config["template"] = $"{word} {config["template"]!.GetValue<string>()}";
    });

    /// <summary>Another build, edited at will.</summary>
    public async Task<SnapshotWorkflow> BuildAsync(Action<JsonNode> edit)
    {
        var built = await FirstAsync();
        var json = JsonNode.Parse(built.Revision.ToString())!;
        edit(json);
        var other = built with { Revision = StoredRevision.Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(json))) };
        Store().RecordBuild(new() { Project = Path.Combine(served.Root, Served.ProjectFile), Workflows = [other, .. others], Output = BuiltWorkflows.Output, TargetFramework = "net10.0" });
        return other;
    }

    public Store Store(params SnapshotWorkflow[] published) =>
        Scout.Environments.Store.Open(ScoutProject.Find(served.Root), new(), DiskOperations.Instance, new GitRepository(served.Root), new BuiltBundles(published));

    public async Task PublishAsync(SnapshotWorkflow workflow) => await Store(workflow).PublishAsync("parrot", cancellation: TestContext.Current.CancellationToken);
}
