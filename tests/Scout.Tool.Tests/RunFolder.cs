using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Environments.Projects;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Snapshots;

namespace Scout.Tool.Tests;

/// <summary>A project whose workflows, <c>desk</c> and <c>troubles</c> unless others are named, are built: runs in it start real workers.</summary>
internal sealed class RunFolder : IDisposable
{
    private BundleOutput _output = BuiltWorkflows.Output;

    private RunFolder(int? width, TimeProvider? time) => Folder = new() { Width = width, Time = time ?? TimeProvider.System };

    public ToolFolder Folder { get; }

    public static async Task<RunFolder> CreateAsync(int? width = null, TimeProvider? time = null, params string[] workflows)
    {
        var made = new RunFolder(width, time);
        foreach (var file in new[] { "scout.json", "replies.json" })
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(BuiltWorkflows.Output.Assembly)!, file), made.Folder.File(file));
        }

        await File.WriteAllTextAsync(made.Folder.File("Desk.csproj"), "<Project />");
        var all = await BuiltWorkflows.AllAsync();
        var built = workflows.Length == 0 ? ["desk", "troubles"] : workflows;
        made.Record([.. all.Where(workflow => built.Contains(workflow.Workflow))]);
        return made;
    }

    /// <summary>A sample of this repository, with what its <c>scout.json</c> says changed.</summary>
    public static async Task<RunFolder> OfSampleAsync(string sample, Func<string, string> settings)
    {
        var made = new RunFolder(null, null) { _output = BuiltWorkflows.OutputOf(sample) };
        var project = Path.Combine(Path.GetDirectoryName(SupportDeskRuns.Project)!, sample);
        await File.WriteAllTextAsync(made.Folder.File("scout.json"), settings(await File.ReadAllTextAsync(Path.Combine(project, "scout.json"))));
        File.Copy(Path.Combine(project, "replies.json"), made.Folder.File("replies.json"));
        await File.WriteAllTextAsync(made.Folder.File("Desk.csproj"), "<Project />");
        made.Record(await BuiltWorkflows.SnapshotAsync(made._output));
        return made;
    }

    /// <summary>Records builds of a workflow, each with another timeout: what was built before is an old build then.</summary>
    public async Task BuildOnAsync(string workflow, int times)
    {
        var all = await BuiltWorkflows.AllAsync();
        var before = all.Single(built => built.Workflow == workflow);
        for (var i = 1; i <= times; i++)
        {
            var revision = JsonNode.Parse(before.Revision.Bytes.Span)!;
            revision["blocks"]!.AsObject().First().Value!["timeout_ms"] = 60_000 + i;
            Record(all.Replace(before, before with { Revision = StoredRevision.Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(revision))) }));
        }
    }

    /// <summary>Records another build of a workflow, edited.</summary>
    public async Task<SnapshotWorkflow> BuildOnAsync(string workflow, Action<JsonNode> edit)
    {
        var before = (await BuiltWorkflows.AllAsync()).Single(built => built.Workflow == workflow);
        var revision = JsonNode.Parse(before.Revision.Bytes.Span)!;
        edit(revision);
        var edited = before with { Revision = StoredRevision.Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(revision))) };
        Record([edited]);
        return edited;
    }

    /// <summary>Publishes the latest build of a workflow, without an SDK.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="edited">What was edited of it; none: it is as it was built.</param>
    public async Task PublishAsync(string workflow, params SnapshotWorkflow[] edited) =>
        await Store.Open(ScoutProject.Find(Folder.Path), new(), DiskOperations.Instance, new GitRepository(Folder.Path), new Trust.PackagedBundles(edited)).PublishAsync(workflow);

    public Task<ToolRun> RunAsync(string commandLine) => Folder.RunAsync(commandLine);

    public Task<ToolRun> RunAsync(string[] arguments) => Folder.RunAsync(arguments);

    public void Dispose() => Folder.Dispose();

    private void Record(ImmutableArray<SnapshotWorkflow> workflows) => Store.Open(ScoutProject.Find(Folder.Path)).RecordBuild(new()
    {
        Project = Folder.File("Desk.csproj"),
        Workflows = workflows,
        Output = _output,
        TargetFramework = "net10.0",
    });
}
