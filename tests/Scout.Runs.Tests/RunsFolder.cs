using System.Diagnostics;
using System.Text.Json;
using Scout.Environments;
using Scout.Environments.Projects;
using Scout.Environments.Queries;

namespace Scout.Runs.Tests;

/// <summary>A project on the disk whose workflows are built: runs in it have real workers, and owners that are processes of their own where a test wants that.</summary>
internal sealed class RunsFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-test-");

    public string Root => _folder.FullName;

    public ScoutProject Project => ScoutProject.Find(Root);

    public RunStore Open() => RunStore.Open(Project);

    public static async Task<RunsFolder> CreateAsync(params string[] workflows)
    {
        var made = new RunsFolder();
        foreach (var file in new[] { "scout.json", "replies.json" })
        {
            System.IO.File.Copy(Path.Combine(Path.GetDirectoryName(BuiltWorkflows.Output.Assembly)!, file), made.File(file));
        }

        await System.IO.File.WriteAllTextAsync(made.File("Desk.csproj"), "<Project />");
        Store.Open(made.Project).RecordBuild(new()
        {
            Project = made.File("Desk.csproj"),
            Workflows = [.. (await BuiltWorkflows.AllAsync()).Where(workflow => workflows.Contains(workflow.Workflow))],
            Output = BuiltWorkflows.Output,
            TargetFramework = "net10.0",
        });
        return made;
    }

    public string File(string name) => Path.Combine(Root, name);

    public Task<RunTarget> TargetAsync(string workflow) => Store.Open(Project).TargetAsync(workflow);

    /// <summary>Runs an owner to its end, whatever that is.</summary>
    public async Task<(int ExitCode, string Output)> OwnAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Scout.Runs.Owner.dll"), arguments[0], Root, .. arguments[1..]])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Trim() + await error);
    }

    public static JsonElement Inputs(object inputs) => JsonSerializer.SerializeToElement(inputs);

    public void Dispose() => _folder.Delete(recursive: true);
}
