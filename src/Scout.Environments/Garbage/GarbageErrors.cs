using Scout.Revisions;

namespace Scout.Environments.Garbage;

/// <summary>Every error about collecting garbage.</summary>
internal static class GarbageErrors
{
    public static ScoutException Incomplete(ScoutException error) =>
        new("SCOUT6060", $"nothing was removed: what is needed can only be told where all of the store can be read. {error.Message}", error);

    public static ScoutException RunNeeds(RunPins run) =>
        new("SCOUT6062", $"the run {run.RunId} may still go on, and its revision {RevisionId.Display(run.Workflow, run.RevisionId)} is not in the store any more. Bring it back (.scout/revisions from version control, or build it again), or end the run: `dotnet scout cancel {run.RunId}`.");

    public static ScoutException NoLatest(string path) =>
        new("SCOUT6061", $"{path}: there are builds of this workflow, and the file that says which is the latest is missing. Build the workflow: `dotnet build --no-incremental`.");
}
