using System.Diagnostics;
using Scout.Environments;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Environments.Projects;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Trust;

/// <summary>A clone of a store with a promotion, in which whoever made it has put all that might run or tell something by itself.</summary>
internal sealed class HostileClone : IAsyncDisposable
{
    public const string Token = "canary-7a41";

    /// <summary>What this user signs in with at their own source.</summary>
    public static readonly string Credentials = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"me:{Token}"));

    private readonly RunFolder _project;
    private readonly DirectoryInfo _around = Directory.CreateTempSubdirectory("scout-hostile-");

    private HostileClone(RunFolder project)
    {
        _project = project;
        Feed = new(BuiltWorkflows.Output.ProbingPaths[0]);
    }

    public string Folder => _project.Folder.Path;

    public StubFeed Feed { get; }

    /// <summary>This user's cache.</summary>
    public string Bundles => Path.Combine(Around("cache"), "scout", "bundles");

    /// <summary>The traps that something sprang.</summary>
    public IEnumerable<string> Sprung => Directory.EnumerateFiles(Around("sprung")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static async Task<HostileClone> CreateAsync()
    {
        var clone = new HostileClone(await RunFolder.CreateAsync(null, null, "desk"));
        await clone.PromoteAsync();
        clone.SetTraps();
        return clone;
    }

    public string Around(string folder) => Directory.CreateDirectory(Path.Combine(_around.FullName, folder)).FullName;

    /// <summary>Writes a file of the clone.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
        File.WriteAllText(Path.Combine(Folder, file), text);
    }

    public void WriteNuGetConfig(string location) => Write("nuget.config", $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Around("sprung")}" /><add key="repositoryPath" value="{Around("sprung")}" /></config>
          <packageSources><clear /><add key="corp" value="{location}" allowInsecureConnections="true" /></packageSources>
          <packageSourceCredentials><corp><add key="Username" value="%DEPLOY_TOKEN%" /><add key="ClearTextPassword" value="%DEPLOY_TOKEN%" /></corp></packageSourceCredentials>
          <packageSourceMapping><packageSource key="corp"><package pattern="*" /></packageSource></packageSourceMapping>
          <disabledPackageSources><clear /></disabledPackageSources>
          <fallbackPackageFolders><add key="evil" value="fallback" /></fallbackPackageFolders>
          <tasks><add key="evil" value="evil.dll" /></tasks>
        </configuration>
        """);

    /// <summary>This user's own configuration: a source named <c>corp</c>, with credentials.</summary>
    public void WriteUsersConfig(string location)
    {
        var own = Path.Combine(Around("home"), ".nuget", "NuGet", "NuGet.Config");
        Directory.CreateDirectory(Path.GetDirectoryName(own)!);
        File.WriteAllText(own, $"""
            <configuration>
              <packageSources><add key="corp" value="{location}" allowInsecureConnections="true" /></packageSources>
              <packageSourceCredentials><corp><add key="Username" value="me" /><add key="ClearTextPassword" value="{Token}" /></corp></packageSourceCredentials>
            </configuration>
            """);
    }

    /// <summary>A process in the clone, of a user with a home, sources and secrets of their own.</summary>
    public ProcessStartInfo Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder };
        start.Environment["HOME"] = start.Environment["USERPROFILE"] = start.Environment["DOTNET_CLI_HOME"] = Around("home");
        start.Environment["XDG_CACHE_HOME"] = Around("cache");
        start.Environment["NUGET_PACKAGES"] = Around("packages");
        start.Environment["DEPLOY_TOKEN"] = Token;
        start.Environment.Remove("SCOUT_STATE");
        return start;
    }

    /// <summary>The tool, run in the clone.</summary>
    public async Task<ToolRun> ScoutAsync(params IEnumerable<string> arguments)
    {
        var (code, output, error) = await ToolProcess.RunAsync(Start(ToolProcess.DotNet, ["exec", ToolProcess.Tool, .. arguments]));
        return new((ExitCode)code, output, error);
    }

    public async ValueTask DisposeAsync()
    {
        await Feed.DisposeAsync();
        _project.Dispose();
        _around.Delete(recursive: true);
    }

    private async Task PromoteAsync()
    {
        Write("scout.json", """
            {
              "models": { "fast": { "provider": "script", "replies": "replies.json" } }, "variables": { "brand": "Acme" },
              "environments": { "development": {}, "staging": { "allow": ["script"], "schedules": [{ "name": "always", "workflow": "desk", "cron": "* * * * * *", "inputs": { "user_message": "Hello" } }] }, "production": { "requires": ["staging"], "allow": ["script"] } }
            }
            """);
        var store = Store.Open(ScoutProject.Find(Folder), new StoreOptions(), DiskOperations.Instance, new GitRepository(Folder), new PackagedBundles());
        await store.PublishAsync("desk");
        (await _project.RunAsync("promote desk --to staging")).Expect(ExitCode.Done);
        (await _project.RunAsync("promote desk --to production")).Expect(ExitCode.Done);

        // What git leaves out a clone does not have.
        foreach (var folder in new[] { "builds", "runs", "bundles/local" }.Select(name => Path.Combine(Folder, ".scout", name)).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void SetTraps()
    {
        foreach (var program in new[] { "git", "dotnet", "sh", "bash", "env", "nuget", "less", "git.exe", "dotnet.exe", "cmd.exe", "nuget.exe" })
        {
            Write(program, $"#!/bin/sh\n{Spring(program)}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(Folder, program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        foreach (var folder in new[] { "", ".scout/", ".scout/bundles/", ".scout/bundles/local/" })
        {
            foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props", "Directory.Solution.targets" })
            {
                Write(folder + file, ProjectOf(file));
            }

            foreach (var (file, property) in new[] { ("Directory.Build.rsp", "CustomAfterMicrosoftCommonProps"), ("MSBuild.rsp", "CustomBeforeMicrosoftCommonProps") })
            {
                Write($"{folder}evil/{file}.props", ProjectOf(file));
                Write(folder + file, $"-p:{property}={Folder}/{folder}evil/{file}.props\n");
            }
        }

        // An SDK that is nowhere: whatever asks in the clone which one to take ends with an error.
        Write("global.json", """{ "sdk": { "version": "99.0.100", "paths": ["evil-sdk"], "errorMessage": "the clone's global.json was read" }, "msbuild-sdks": { "Microsoft.NET.Sdk": "99.0.0" } }""");
        Write(".config/dotnet-tools.json", """{ "version": 1, "isRoot": true, "tools": { "package": { "version": "1.0.0", "commands": ["package", "dotnet-package"] } } }""");
        WriteNuGetConfig($"{Feed.Url}/v3/index.json");

        // Git takes a folder with these for a repository, and what its configuration names for its own.
        Write("HEAD", "ref: refs/heads/main\n");
        Write("objects/x", "");
        Write("refs/heads/x", "");
        Write("config", $"[core]\n\tbare = true\n\tfsmonitor = \"{Folder}/git\"\n\tpager = \"{Folder}/git\"\n\tsshCommand = \"{Folder}/git\"\n[gpg]\n\tprogram = \"{Folder}/git\"\n[log]\n\tshowSignature = true\n");

        WriteUsersConfig("https://corp.invalid/v3/index.json");
    }

    private string Spring(string trap) => $"""touch '{Path.Combine(Around("sprung"), trap)}'""";

    private string ProjectOf(string trap) =>
        $"""<Project InitialTargets="Spring_{trap.Replace('.', '_')}"><Target Name="Spring_{trap.Replace('.', '_')}"><Exec Command="{Spring(trap)}" /></Target></Project>""";
}
