using Scout.Environments.Files;
using Scout.Revisions;

namespace Scout.Environments.Bundles;

/// <summary>Every error about bundles.</summary>
internal static class BundleErrors
{
    public static ScoutException FileMissing(string digest, string file, string path) =>
        new("SCOUT6070", $"bundle {digest[..10]}: its file {file} is not in the store ({path}). Bring .scout/bundles back from version control or from the team's folder.");

    public static ScoutException FileDamaged(string path, string actual) =>
        new("SCOUT6071", $"{path}: its content has the hash {actual[..10]}..., not the one in its name: it was changed. Bring it back from version control.");

    public static ScoutException ListMissing(string digest, string path) =>
        new("SCOUT6072", $"bundle {digest[..10]}: its list of files is not in the store ({path}). Bring .scout/bundles back from version control or from the team's folder.");

    public static ScoutException PackageMissing(string digest, IEnumerable<string> packages) =>
        new("SCOUT6073", $"bundle {digest[..10]}: NuGet could not bring these packages, or brought other files than the bundle has: {string.Join(", ", packages)}. Add the package source that has them, or take a machine that has them and make the bundle available from there.");

    public static ScoutException NothingBuilt(string workflow) =>
        new("SCOUT6074", $"{workflow} has no build on this machine, so there is nothing to publish. Run `dotnet build`.");

    public static ScoutException NotTheLatest(string workflow, string revision, string latest) =>
        new("SCOUT6075", $"{RevisionId.Display(workflow, revision)} has no bundle, and this machine's latest build is {RevisionId.Short(latest)}: its code is not here any more. Check out its commit and build, or promote the latest.");

    public static ScoutException ProjectMissing(string workflow, string? project) =>
        new("SCOUT6076", $"{workflow}: the project that built it, {project ?? "unknown"}, is not there or has the workflow no more. Build it again.");

    public static ScoutException PublishFailed(string project, string output) =>
        new("SCOUT6077", $"`dotnet publish` of {project} failed:{Environment.NewLine}{output}");

    public const string OtherRevisionCode = "SCOUT6078";

    public static ScoutException OtherRevision(string workflow, string wanted, string? actual) => actual is null
        ? new(OtherRevisionCode, $"{workflow}: what `dotnet publish` made has the workflow no more: the sources have moved on since {RevisionId.Short(wanted)} was built. Run `dotnet build`, look at the diff, promote the latest.")
        : new(OtherRevisionCode, $"{workflow}: what `dotnet publish` made is {RevisionId.Short(actual)}, not {RevisionId.Short(wanted)}: the sources have moved on since that build. Run `dotnet build`, look at the diff, promote the latest.");

    public static ScoutException SnapshotFailed(string project, string why) =>
        new("SCOUT6079", $"{project}: the published files give no workflows: {why}");

    public static ScoutException PublishedFileMissing(string folder, string file) =>
        new("SCOUT6080", $"{folder}: `dotnet publish` made no {file}. Reference Scout.Build in the project (it sets GenerateRuntimeConfigurationFiles), and publish neither trimmed nor as a single file.");

    public static ScoutException PublishedLink(string path) =>
        new("SCOUT6081", $"{path}: a symbolic link among the published files, and a bundle holds none. Put the file itself there.");

    public static ScoutException DownloadFailed(string output) =>
        new("SCOUT6082", $"`dotnet package download` (.NET SDK 10 or newer) could not bring back the packages of a bundle:{Environment.NewLine}{output}{Environment.NewLine}Mend what it says, or fill the package cache first with `dotnet restore`.");

    public static ScoutException DotNetMissing(Exception error) =>
        new("SCOUT6083", $"dotnet cannot be started: {error.Message}. Install the .NET SDK and put it on PATH.", error);

    public static ScoutException OtherFile(string folder, string file) =>
        new("SCOUT6085", $"{folder}: the published {file} is not the one that the build listed: something wrote it anew between build and publish. Build again; what a build makes must not change while it is published.");

    public static ScoutException TwoOutputs(string workflow, string id, string file) =>
        new("SCOUT6086", $"{RevisionId.Display(workflow, id)} was published before with another {file}, and one revision is one output. Make the file content of the project (an item None or Content with CopyToOutputDirectory), so that it counts in the revision.");

    public static ScoutException NoHost(string host) =>
        new("SCOUT6084", $"{host}: Scout.Host.dll of the latest build is not there. Build again: `dotnet build`.");

    public static ScoutException NotPortable(string file, string why) =>
        new("SCOUT6089", $"{file}: a bundle cannot have it: {why}. Rename it in the project.");

    public static ScoutException NoCache(string folder, Exception error) =>
        new("SCOUT6090", $"{folder}: bundles cannot be restored there, in this user's cache folder: {FileErrors.Why(error)} Name a folder that this user alone can write in the environment variable SCOUT_STATE, or another cache folder in XDG_CACHE_HOME.", error);

    public static ScoutException NoHome() =>
        new("SCOUT6091", "there is no folder to restore bundles in: this user has no home. Name a folder that this user alone can write in the environment variable SCOUT_STATE, or a cache folder in XDG_CACHE_HOME.");

    public static ScoutException CacheInClone(string folder, string clone) =>
        new("SCOUT6092", $"{folder}: bundles are not restored inside of the clone {clone}, where what is committed could be taken for what was restored. Name a folder outside of it in the environment variable SCOUT_STATE.");

    public static ScoutException ChangedMeanwhile(string folder) =>
        new("SCOUT6093", $"{folder}: the bundle was restored, but its folder does not have exactly its files: something else writes there, or a code block beside its own assembly. End it, then do it again; only this user should be able to write there.");
}
