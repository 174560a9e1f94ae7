using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Environments;
using Scout.Environments.Projects;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;
using Scout.Runs;
using Scout.Runs.Keys;
using Scout.Runs.Serving;
using Scout.Server.Options;
using Scout.Web.Serving;

namespace Scout.Benchmarks.Serving;

/// <summary>A project with a workflow of one block that gives back what it is given, and one that a model tells word by word; and the server of it, in this process. Its worker is another.</summary>
internal sealed class ServedProject : IAsyncDisposable
{
    private const string Project = "Scout.Host.Workflows";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-benchmark-");
    private WebApplication _app = null!;

    private ServedProject()
    {
    }

    public Uri Address { get; private set; } = null!;

    public string Token { get; private set; } = null!;

    /// <summary>Serves it.</summary>
    /// <param name="durability">What runs outlive: <c>process</c>, or <c>none</c>.</param>
    public static async Task<ServedProject> StartAsync(string durability)
    {
        var served = new ServedProject();
        await served.BeginAsync(durability);
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task BeginAsync(string durability)
    {
        var root = _folder.FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "scout.json"), $$$"""{ "models": { "teller": { "provider": "services" } }, "environments": { "development": { "runs": { "durability": "{{{durability}}}" } } } }""");
        await File.WriteAllTextAsync(Path.Combine(root, $"{Project}.csproj"), "<Project />");
        var output = new BundleOutput
        {
            Assembly = Built(Project, $"{Project}.dll"),
            DepsFile = Built(Project, $"{Project}.deps.json"),
            RuntimeConfig = Built(Project, $"{Project}.runtimeconfig.json"),
            Host = Built("Scout.Host", "Scout.Host.dll"),
            ProbingPaths = [Metadata("PackageRoot")],
        };
        var workflows = (await new SnapshotProcess(output).RunAsync()).Result!.Workflows;
        Store.Open(ScoutProject.Find(root)).RecordBuild(new() { Project = Path.Combine(root, $"{Project}.csproj"), Workflows = [.. workflows.Where(workflow => workflow.Workflow is "echo" or "tale")], Output = output, TargetFramework = "net10.0" });
        _app = ServerProgram.Build(new ServerSettings { Project = root, Urls = ["http://127.0.0.1:0"] }, builder =>
        {
            builder.Logging.ClearProviders();
            var options = (ScoutServerOptions)builder.Services.Single(service => service.ServiceType == typeof(ScoutServerOptions)).ImplementationInstance!;
            (options.MostRequestsPerSecond, options.MostRequests) = (1_000_000, 2_000);
        });
        await _app.StartAsync();
        Address = new(_app.Urls.Single());
        var issued = await _app.Services.GetRequiredService<RunStore>().Keys.AddAsync(new() { Id = "", Name = "load", Environments = ["development"], Scopes = [KeyScope.Execute, KeyScope.Read], Created = DateTimeOffset.UtcNow });
        Token = issued.Token;
    }

    private static string Built(string project, string file) => Path.GetFullPath(Path.Combine(Metadata("ArtifactsBin"), project, Metadata("Flavor"), file));

    private static string Metadata(string key) => typeof(ServedProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
