namespace Scout.Validation.Replaying;

/// <summary>Why nothing is replayed.</summary>
internal static class ReplayErrors
{
    public static ScoutException NoRuns(string workflow, string environment) => new(
        "SCOUT9130",
        $"No run of {workflow} in {environment} is kept on this machine that could be replayed. `dotnet scout runs` lists those that are.");
}
