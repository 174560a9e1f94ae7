using System.Globalization;
using Scout.Revisions.Project;

namespace Scout.Environments.Files;

/// <summary>Where everything in a store lies.</summary>
/// <param name="root">The folder of <c>scout.json</c>.</param>
/// <param name="state">The folder of what is this machine's own: <c>.scout</c>, or one outside where that is only read.</param>
internal sealed class StoreLayout(string root, string state)
{
    public const string FolderName = StateFolder.Store;

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

    /// <summary>Restored bundles are this machine's, wherever the team keeps the bundles themselves.</summary>
    public string LocalBundles => Path.Combine(State, "bundles", "local");

    public string Manifest(string workflow) => Path.Combine(Environments, $"{workflow}.json");

    public string Promotions(string workflow) => Path.Combine(AllPromotions, workflow);

    public string Promotion(string workflow, long serial, string hash) =>
        Path.Combine(Promotions(workflow), string.Create(CultureInfo.InvariantCulture, $"{serial:000000}-{hash}.json"));

    public string Revisions(string workflow) => Path.Combine(AllRevisions, workflow);

    public string Revision(string workflow, string id) => Path.Combine(Revisions(workflow), $"{id}.json");

    public string History(string workflow, string id) => Path.Combine(AllHistory, workflow, id);

    public string BuildsOf(string workflow) => Path.Combine(Builds, workflow);

    public string Latest(string workflow) => Path.Combine(BuildsOf(workflow), "latest");

    public string BuiltRevision(string workflow, string id) => Path.Combine(BuildsOf(workflow), $"{id}.json");

    public string BuiltHistory(string workflow, string id) => Path.Combine(BuildsOf(workflow), id);

    /// <summary>Writes what every store has, where it is not there.</summary>
    public IEnumerable<string> WriteFixedFiles(StoreFiles files)
    {
        foreach (var (name, content) in new[] { (".gitattributes", Attributes), (".gitignore", Ignored) })
        {
            var path = Path.Combine(Folder, name);
            if (!files.Exists(path) && files.WriteNew(path, System.Text.Encoding.UTF8.GetBytes(content)))
            {
                yield return path;
            }
        }
    }
}
