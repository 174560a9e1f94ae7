using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Scout.Package.Tests.Harness;
using Scout.Package.Tests.Journeys;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Scout.Package.Tests.Harness;

/// <summary>Packs the repository once per run, into a feed beside which consumers are made. Nothing of the user's own folders is written.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    // The tool is compiled ahead of time: two minutes, or many where other tests run beside.
    private static readonly TimeSpan PackingTime = TimeSpan.FromMinutes(20);
    private readonly Lazy<Task<string>> _tool;
    private readonly Lazy<Task<string>> _templates;
    private int _consumers;

    public PackageFeed()
    {
        _tool = new(InstallToolAsync);
        _templates = new(InstallTemplatesAsync);
    }

    /// <summary>The version of every package: of this run alone.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{System.Environment.ProcessId}";

    public string Root { get; } = Directory.CreateTempSubdirectory("scout-packages-").FullName;

    /// <summary>A folder above which nothing of this run lies: no feed, no build files.</summary>
    public string Outside { get; } = Directory.CreateTempSubdirectory("scout-reader-").FullName;

    /// <summary>The folder of a clone that the README packs into.</summary>
    public const string FeedInClone = ".packages";

    public string Feed => Path.Combine(Root, "feed");

    internal ImmutableDictionary<string, string?> Environment { get; private set; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>What packing wrote.</summary>
    internal CommandResult Packing { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Environment = EnvironmentIn("home");
        WriteBesideConsumers();

        // The README's own command, of what is built already.
        var pack = Tour.Setup(Repository.Readme).Single(words => words is ["dotnet", "pack", ..]);
        Packing = await Command.RunWithinAsync(
            PackingTime, "dotnet", Repository.Root, ImmutableDictionary<string, string?>.Empty.Add("MSBUILDDISABLENODEREUSE", "1"),
            [.. pack.Skip(1).Select(word => word == FeedInClone ? Feed : word), "--no-build", "--configuration", Repository.Configuration, $"-p:PackageVersion={Version}"]);
        Packing.MustExitWith(0);
    }

    /// <summary>The environment of a user whose home is a folder of its own. Packages are shared: they are what a registry serves.</summary>
    internal ImmutableDictionary<string, string?> EnvironmentIn(string home)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, home)).FullName;
        CopyUsersSources(folder);
        return new Dictionary<string, string?>
        {
            ["HOME"] = folder,
            ["USERPROFILE"] = folder,
            ["XDG_CACHE_HOME"] = null,
            ["DOTNET_CLI_HOME"] = folder,
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            ["NUGET_PACKAGES"] = Path.Combine(Root, "packages"),
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK"] = "1",
            ["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "0",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            // One compiler server for all consumers: several times faster.
            ["UseSharedCompilation"] = "true",
        }.ToImmutableDictionary();
    }

    /// <summary>A new empty folder for a consumer.</summary>
    internal Consumer NewConsumer(string name = "Shop") =>
        new(this, Directory.CreateDirectory(Path.Combine(Root, "consumers", $"{Interlocked.Increment(ref _consumers)}", name)).FullName);

    /// <summary>The tool, installed from its package for the whole run.</summary>
    internal Task<string> ToolAsync() => _tool.Value;

    /// <summary>The folder that <c>dotnet new</c> finds the templates in, installed from their package for the whole run.</summary>
    internal Task<string> TemplatesAsync() => _templates.Value;

    private async Task<string> InstallToolAsync()
    {
        var folder = Path.Combine(Root, "tool");
        var installed = await Command.RunAsync("dotnet", Root, Environment, "tool", "install", "dotnet-scout", "--version", Version, "--tool-path", folder);
        installed.MustExitWith(0);
        return Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet-scout.exe" : "dotnet-scout");
    }

    private async Task<string> InstallTemplatesAsync()
    {
        var hive = Path.Combine(Root, "templates");
        var installed = await Command.RunAsync(
            "dotnet", Root, Environment, "new", "install", Path.Combine(Feed, $"Scout.Templates.{Version}.nupkg"), "--debug:custom-hive", hive);
        installed.MustExitWith(0);
        return hive;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        Directory.Delete(Outside, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void WriteBesideConsumers()
    {
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(Root, file), "<Project />");
        }

        // The packages that the repository was restored from are there already; nothing is fetched twice.
        var restored = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var cache = Directory.Exists(restored) ? $"""<add key="restored" value="{restored}" />""" : "";
        File.WriteAllText(
            Path.Combine(Root, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
                {cache}
              </packageSources>
            </configuration>
            """);
    }

    private static void CopyUsersSources(string home)
    {
        var own = Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "NuGet", "NuGet.Config");
        if (File.Exists(own))
        {
            var copy = Path.Combine(home, ".nuget", "NuGet", "NuGet.Config");
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(own, copy, overwrite: true);
        }
    }
}
