using System.Text;
using Scout.Environments.Files;
using Scout.Protocol;

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
        if (scoutJson is not null || Files.KindOf($"{Root}/scout.json") == EntryKind.None)
        {
            Files.Entries[$"{Root}/scout.json"] = Encoding.UTF8.GetBytes(scoutJson ?? "{}");
        }

        _options = new StoreOptions { Time = time ?? new TestClock(), LockLimit = TimeSpan.FromMilliseconds(50) };
        Store = Open();
    }

    public MemoryOperations Files { get; }

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
    public Store Open() => Store = Store.Open(ScoutProject.Load(Root, Files), _options, Files, new TestRepository());

    public void Configure(string scoutJson)
    {
        Files.Entries[$"{Root}/scout.json"] = Encoding.UTF8.GetBytes(scoutJson);
        Open();
    }

    public BuildOutcome Build(params SnapshotWorkflow[] workflows) => Build(null, workflows);

    public BuildOutcome Build(string? name, params SnapshotWorkflow[] workflows) =>
        Store.RecordBuild(new BuildRequest { Project = ProjectFile, Workflows = [.. workflows], Output = Output, TargetFramework = "net10.0", RevisionName = name }, TestContext.Current.CancellationToken);

    /// <summary>The files below <c>.scout</c>, relative, in ordinal order.</summary>
    public IReadOnlyList<string> Tree() =>
        [.. Files.Entries.Where(entry => entry.Value is not null && entry.Key.StartsWith($"{Root}/.scout/", StringComparison.Ordinal)).Select(entry => entry.Key[(Root.Length + 8)..]).Order(StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, byte[]?> Snapshot() => new Dictionary<string, byte[]?>(Files.Entries, StringComparer.Ordinal);
}
