using System.Diagnostics;
using Scout.Environments.Builds;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions.Channel;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

/// <summary>A store on the real disk, with two published revisions.</summary>
internal sealed class DiskStore : IDisposable
{
    private readonly TestBundleSource _bundles;

    public DiskStore()
    {
        Root = Directory.CreateTempSubdirectory("scout-store-").FullName;
        Directory.CreateDirectory(Path.Combine(Root, "shop"));
        File.WriteAllText(Path.Combine(Root, "shop", "Shop.csproj"), "<Project />");
        Project = ScoutProject.Init(Root).Project;
        _bundles = new TestBundleSource(Put, Root);
        Store = Open();
    }

    public string Root { get; }

    /// <summary>What all of this user's projects share.</summary>
    public string Shared => Root + "-shared";

    public ScoutProject Project { get; }

    public Store Store { get; }

    public string[] Revisions { get; private set; } = [];

    public Store Open(TimeSpan? lockLimit = null) => Store.Open(
        Project,
        new StoreOptions { Time = new TestClock(), LockLimit = lockLimit ?? TimeSpan.FromSeconds(30) },
        new DiskOperations(Shared),
        new TestRepository(),
        _bundles);

    public async Task PublishTwo()
    {
        var ids = new List<string>();
        foreach (var prompt in new[] { "A", "B" })
        {
            Build(prompt);
            ids.Add((await Store.PublishAsync(cancellation: TestContext.Current.CancellationToken)).RevisionId);
        }

        Revisions = [.. ids];
    }

    public void Build(string prompt)
    {
        var workflow = Workflow("support-desk", prompt);
        _bundles.Sources = [workflow];
        Store.RecordBuild(
            new BuildRequest { Project = Path.Combine(Root, "shop", "Shop.csproj"), Workflows = [workflow], Output = Output() },
            TestContext.Current.CancellationToken);
    }

    public Process StartPromoter(int count, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Scout.Environments.Promoter.dll"), Root, $"{count}", .. Revisions];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        if (Directory.Exists(Shared))
        {
            Directory.Delete(Shared, recursive: true);
        }
    }

    private BundleOutput Output() => new()
    {
        Assembly = Path.Combine(Root, "shop", "bin", "Shop.dll"),
        DepsFile = Path.Combine(Root, "shop", "bin", "Shop.deps.json"),
        RuntimeConfig = Path.Combine(Root, "shop", "bin", "Shop.runtimeconfig.json"),
        Host = Root + TestBundleSource.HostFile,
    };

    private static void Put(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
