using Scout.Revisions;

namespace Scout.Environments.Records;

/// <summary>Every error about the store's content.</summary>
internal static class StoreErrors
{
    public static ScoutException DoesNotParse(string path, string why) =>
        new("SCOUT6010", $"{path}: not what the store wrote: {why.TrimEnd('.')}. Bring it back from version control (or delete it, below .scout/builds), then `dotnet scout check`.");

    public static ScoutException MergeConflict(string path) =>
        new("SCOUT6019", $"{path}: a merge is not finished: two branches promoted this workflow, and the file has git's conflict markers. Take one side whole (`git checkout --ours {path}` or `--theirs`), `git add` it and finish the merge, then make the other side's promotion again.");

    public static ScoutException NewerFormat(string path, int format) =>
        new("SCOUT6011", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}: written in format {format} by a newer version. Update Scout.Build and dotnet-scout."));

    public static ScoutException WrongHash(string path, string actual) =>
        new("SCOUT6012", $"{path}: its content has the hash {actual[..10]}..., not the one in its name: it was changed. Bring it back from version control.");

    public static ScoutException RevisionMissing(string workflow, string id) =>
        new("SCOUT6025", $"{RevisionId.Display(workflow, id)}: its file is not in the store. Bring .scout/revisions back from version control, or build it again.");

    public static ScoutException ChainBroken(string path, string why) =>
        new("SCOUT6053", $"{path}: {why}. Nothing is promoted on a broken history: `dotnet scout check` names everything, version control brings it back.");

    public static ScoutException WrongName(string why) =>
        new("SCOUT6056", $"not a name of a revision: {why}. Use one line of 1 to 200 characters, such as \"Add fallback path for CRM timeout\".");
}
