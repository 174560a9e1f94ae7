using Scout.Environments;
using Scout.Environments.Projects;

namespace Scout.Tool.Tests;

/// <summary>A project whose workflows <c>desk</c> and <c>troubles</c> are built: runs in it start real workers.</summary>
internal sealed class RunFolder : IDisposable
{
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
        Store.Open(ScoutProject.Find(made.Folder.Path)).RecordBuild(new()
        {
            Project = made.Folder.File("Desk.csproj"),
            Workflows = workflows.Length == 0 ? all : [.. all.Where(workflow => workflows.Contains(workflow.Workflow))],
            Output = BuiltWorkflows.Output,
            TargetFramework = "net10.0",
        });
        return made;
    }

    public Task<ToolRun> RunAsync(string commandLine) => Folder.RunAsync(commandLine);

    public Task<ToolRun> RunAsync(string[] arguments) => Folder.RunAsync(arguments);

    public void Dispose() => Folder.Dispose();
}
