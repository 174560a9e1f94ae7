using System.Text;
using Scout.Environments.Builds;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Promotions;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Tests.Stores;

/// <summary>A store whose files are in memory, with a clock and an author of its own.</summary>
internal sealed class TestStore
{
    public const string Root = "/project";
    public const string ProjectFile = "/project/shop/Shop.csproj";

    private readonly StoreOptions _options;

    public TestStore(MemoryOperations? files = null, string? scoutJson = null, TimeProvider? time = null)
    {
        Files = files ?? new MemoryOperations();
        Files.Entries.TryAdd(Root, null);
        Files.Entries.TryAdd("/project/shop", null);
        Files.Entries.TryAdd(ProjectFile, Encoding.UTF8.GetBytes("<Project />"));
        if (scoutJson is not null || Files.KindOf($"{Root}/scout.json") == PathKind.None)
        {
            Files.Entries[$"{Root}/scout.json"] = Encoding.UTF8.GetBytes(scoutJson ?? "{}");
        }

        _options = new StoreOptions { Time = time ?? new TestClock(), LockLimit = TimeSpan.FromMilliseconds(50), ToolVersion = "VERSION" };
        Bundles = new TestBundleSource(Put);
        Store = Open();
    }

    public MemoryOperations Files { get; }

    public TestBundleSource Bundles { get; }

    public TestRepository Repository { get; } = new();

    public Store Store { get; private set; }

    public static BundleOutput Output { get; } = new()
    {
        Assembly = "/project/shop/bin/Shop.dll",
        DepsFile = "/project/shop/bin/Shop.deps.json",
        RuntimeConfig = "/project/shop/bin/Shop.runtimeconfig.json",
        Host = "/packages/scout.build/1.0.0/tools/host/Scout.Host.dll",
        ProbingPaths = ["/packages"],
    };

    /// <summary>Reads <c>scout.json</c> anew.</summary>
    public Store Open() => Store = Store.Open(ScoutProject.Load(Root, Files), _options, Files, Repository, Bundles);

    public void Configure(string scoutJson)
    {
        Files.Entries[$"{Root}/scout.json"] = Encoding.UTF8.GetBytes(scoutJson);
        Open();
    }

    public BuildOutcome Build(params SnapshotWorkflow[] workflows) => Build(null, workflows);

    /// <summary>Builds; the sources are then what was built.</summary>
    public BuildOutcome Build(string? name, params SnapshotWorkflow[] workflows)
    {
        Bundles.Sources = workflows;
        Files.Entries[Output.Assembly] = [];
        return Store.RecordBuild(new BuildRequest { Project = ProjectFile, Workflows = [.. workflows], Output = Output, TargetFramework = "net10.0", Configuration = "Debug", RevisionName = name }, TestContext.Current.CancellationToken);
    }

    public Task<PromoteOutcome> Promote(string to, string? reason = null) => Promote(new PromoteRequest { To = to, Reason = reason });

    public Task<PromoteOutcome> Promote(PromoteRequest request) => Store.PromoteAsync(request, TestContext.Current.CancellationToken);

    public Task<PromoteOutcome> Rollback(string environment, string reason = "worse", string? to = null) =>
        Store.RollbackAsync(new RollbackRequest { Environment = environment, Reason = reason, To = to }, TestContext.Current.CancellationToken);

    /// <summary>Builds a prompt and promotes it.</summary>
    public async Task<string> BuildAndPromote(string prompt, params string[] environments)
    {
        var workflow = TestRevisions.Workflow("support-desk", prompt);
        Build(workflow);
        foreach (var environment in environments)
        {
            Assert.Equal(PromoteStatus.Moved, (await Promote(environment)).Status);
        }

        return TestRevisions.IdOf(workflow);
    }

    /// <summary>The files below <c>.scout</c>, relative, in ordinal order.</summary>
    public IReadOnlyList<string> Tree() =>
        [.. Files.Entries.Where(entry => entry.Value is not null && entry.Key.StartsWith($"{Root}/.scout/", StringComparison.Ordinal)).Select(entry => entry.Key[(Root.Length + 8)..]).Order(StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, byte[]?> Snapshot() => new Dictionary<string, byte[]?>(Files.Entries, StringComparer.Ordinal);

    private void Put(string path, byte[] content)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null and not "/"; folder = Path.GetDirectoryName(folder))
        {
            Files.Entries.TryAdd(folder, null);
        }

        Files.Entries[path] = content;
    }
}
