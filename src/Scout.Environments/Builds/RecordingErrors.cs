namespace Scout.Environments.Builds;

/// <summary>Every error about what is built.</summary>
internal static class RecordingErrors
{
    public static ScoutException OwnedByOther(string workflow, string owner, string project) =>
        new("SCOUT6013", $"workflow '{workflow}' of {project} is already built by {owner}; ids are unique in a store. Give one of the two another id, or remove the other project (a project that no longer exists gives its workflows up).");

    public static ScoutException WrongWorkflowId(string workflow) =>
        new("SCOUT6014", $"workflow '{workflow}': not an id. Use [a-z][a-z0-9-]{{0,63}}.");

    public static ScoutException WrongSnapshot(string workflow, string why) =>
        new("SCOUT6015", $"workflow '{workflow}': the snapshot is not a canonical revision of it: {why}. Use Scout.Build and the engine of the same version.");
}
