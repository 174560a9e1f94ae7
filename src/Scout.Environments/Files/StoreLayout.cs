using System.Globalization;
using Scout.Revisions.Project;

namespace Scout.Environments.Files;

/// <summary>Where everything in a store lies.</summary>
/// <param name="root">The folder of <c>scout.json</c>.</param>
/// <param name="state">The folder of what is this machine's own: <c>.scout</c>, or one outside where that is only read.</param>
internal sealed class StoreLayout(string root, string state)
{
    public const string FolderName = StateFolder.Store;

    /// <summary>The extension of <see cref="PendingPromotion"/>.</summary>
    public const string PendingExtension = ".pending";

    // autocrlf would break every hash.
    private const string Attributes = "* -text\n";

    // The holder's lock stays on disk for ever; temporary files are what a killed process leaves.
    private const string Ignored = "builds/\nbundles/local/\nruns/\nlock\n*.tmp\n";

    public string Folder { get; } = Path.Combine(root, FolderName);

    public string Lock => Path.Combine(Folder, "lock");

    public string State { get; } = state;

    public string Builds => Path.Combine(State, "builds");

    public string Environments => Path.Combine(Folder, "environments");

    public string AllPromotions => Path.Combine(Folder, "promotions");

    public string AllRevisions => Path.Combine(Folder, "revisions");

    public string AllHistory => Path.Combine(Folder, "history");

    public string Evidence => Path.Combine(Folder, "evidence");

    public string Runs => Path.Combine(State, "runs");

    /// <summary>The files of bundles, where no team shares them.</summary>
    public string Bundles => Path.Combine(Folder, "bundles");

    /// <summary>What is being published is this machine's, wherever the team keeps the bundles.</summary>
    public string LocalBundles => Path.Combine(State, "bundles", "local");

    public string Manifest(string workflow) => Path.Combine(Environments, $"{workflow}.json");

    public string Promotions(string workflow) => Path.Combine(AllPromotions, workflow);

    public string Promotion(string workflow, long serial, string hash) =>
        Path.Combine(Promotions(workflow), string.Create(CultureInfo.InvariantCulture, $"{serial:000000}-{hash}.json"));

    /// <summary>A record that is written and does not count yet, or counts and has not got its name yet.</summary>
    public string PendingPromotion(string workflow, long serial, string hash) => Path.ChangeExtension(Promotion(workflow, serial, hash), PendingExtension);

    public string Revisions(string workflow) => Path.Combine(AllRevisions, workflow);

    public string Revision(string workflow, string id) => Path.Combine(Revisions(workflow), $"{id}.json");

    public string HistoryOf(string workflow) => Path.Combine(AllHistory, workflow);

    public string History(string workflow, string id) => Path.Combine(HistoryOf(workflow), id);

    public string EvidenceOf(string workflow) => Path.Combine(Evidence, workflow);

    public string EvidenceOf(string workflow, string id) => Path.Combine(EvidenceOf(workflow), id);

    public string BuildsOf(string workflow) => Path.Combine(Builds, workflow);

    public string Latest(string workflow) => Path.Combine(BuildsOf(workflow), "latest");

    public string BuiltRevision(string workflow, string id) => Path.Combine(BuildsOf(workflow), $"{id}.json");

    public string BuiltHistory(string workflow, string id) => Path.Combine(BuildsOf(workflow), id);

    /// <summary>What every store has, whole: the path and the content.</summary>
    public IEnumerable<(string Path, string Content)> FixedFiles() =>
        new[] { (".gitattributes", Attributes), (".gitignore", Ignored) }.Select(file => (Path.Combine(Folder, file.Item1), file.Item2));

    /// <summary>What is a machine's own where it lies in the project: git must not bring it.</summary>
    public IEnumerable<string> NeverTracked() => new[] { "builds", Path.Combine("bundles", "local"), "runs", "lock" }.Select(name => Path.Combine(Folder, name));

    /// <summary>Everything that may lie directly in the folder.</summary>
    public IEnumerable<string> Known() =>
    [
        .. FixedFiles().Select(file => file.Path),
        .. new[] { "builds", "runs", "lock" }.Select(name => Path.Combine(Folder, name)),
        Bundles,
        Environments,
        AllPromotions,
        AllRevisions,
        AllHistory,
        Evidence,
    ];

    /// <summary>Writes what every store has, where it is not there.</summary>
    public IEnumerable<string> WriteFixedFiles(StoreFiles files)
    {
        foreach (var (path, content) in FixedFiles())
        {
            if (!files.Exists(path) && files.WriteNew(path, System.Text.Encoding.UTF8.GetBytes(content)))
            {
                yield return path;
            }
        }
    }
}
