namespace Scout.Execution.Plans;

internal static class PlanErrors
{
    public static ScoutException MissingNeed(string workflow, string block, string need) => new(
        "SCOUT7002",
        $"Workflow '{workflow}': block '{block}' needs '{need}', which is no block of its scope or of one around it. The revision was damaged or written by hand: build it again.");

    public static ScoutException Cycle(string workflow, IEnumerable<string> path) => new(
        "SCOUT7003",
        $"Workflow '{workflow}': blocks wait for each other: {string.Join(" -> ", path)}. The revision was damaged or written by hand: build it again.");

    public static ScoutException MissingCall(string workflow, string block, string called) => new(
        "SCOUT7004",
        $"Workflow '{workflow}': block '{block}' calls '{called}', and no revision of it came with the run. Restore the project's files (dotnet scout restore), or build it again.");

    public static ScoutException DuplicateBlock(string workflow, string block) => new(
        "SCOUT7005",
        $"Workflow '{workflow}': two blocks have the id '{block}'. The revision was damaged or written by hand: build it again.");
}
