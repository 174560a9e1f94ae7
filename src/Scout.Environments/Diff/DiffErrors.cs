namespace Scout.Environments.Diff;

/// <summary>What can be wrong with what is compared.</summary>
internal static class DiffErrors
{
    public static ScoutException BlockStandsTwice(string id) =>
        new("SCOUT6271", $"The block id '{id}' stands twice in one revision; ids are unique in a workflow, branches included. Run 'dotnet scout check' to find a damaged file.");
}
