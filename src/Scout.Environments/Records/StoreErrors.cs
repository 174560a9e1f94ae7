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

    public static ScoutException TakenBack(string path, WorkflowState state, Promotion following)
    {
        var stands = state.Chain.IsEmpty ? "names no promotion" : $"stands at promotion {state.Chain[^1].Id}";
        return new("SCOUT6057", $"{path}: it {stands}, and promotion {following.Id} to {following.Environment} was made after that: a commit, a merge or an edit took the manifest back, and no record says so. "
            + $"Say what counts: `dotnet scout resolve {following.Workflow} --take records` (where the promotions put the environments), or `--take manifest --reason \"...\"` (where the manifest has them, recorded as a rollback).")
        { Kind = ErrorKind.Conflict };
    }

    public static ScoutException TwoFollow(string path, IEnumerable<Promotion> following) =>
        new("SCOUT6058", $"{path}: more than one promotion follows it: {string.Join(", ", following.Select(promotion => promotion.Id))}. They were made on different branches. Remove the file of the one that does not count from .scout/promotions, then do it again.");

    public static ScoutException WasNowhere(string workflow, string environment) =>
        new("SCOUT6059", $"{environment} of {workflow} pointed nowhere before, and a rollback cannot bring it there. Take the records (`--take records`), then promote what is meant.");

    public static ScoutException WrongName(string why) =>
        new("SCOUT6056", $"not a name of a revision: {why}. Use one line of 1 to 200 characters, such as \"Add fallback path for CRM timeout\".") { Kind = ErrorKind.Invalid };
}
