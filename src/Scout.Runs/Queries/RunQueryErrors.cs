namespace Scout.Runs.Queries;

/// <summary>What can be wrong with a question about runs.</summary>
internal static class RunQueryErrors
{
    public static ScoutException NoRuns() => new(
        "SCOUT7353",
        "This machine has no record of a run that fits. `dotnet scout run` makes one; `dotnet scout runs` lists them.");

    public static ScoutException NoSuchRun(string run) => new(
        "SCOUT7354",
        $"There is no record of a run '{run}' on this machine. `dotnet scout runs` lists them.")
    {
        Kind = ErrorKind.NotFound,
        ForCallers = $"There is no record of a run '{run}'. GET /v2/run_logs lists those of a workflow.",
    };

    public static ScoutException WhichRun(string run, IEnumerable<string> candidates) => new(
        "SCOUT7355",
        $"'{run}' could be {string.Join(" or ", candidates)}. Give more of the id.")
    { Kind = ErrorKind.Invalid };

    public static ScoutException NoCursor(string cursor) => new(
        "SCOUT7361",
        $"'{cursor}' is not what a page of runs ended with. Give the value of \"next\" that came with the page before.")
    {
        Kind = ErrorKind.Invalid,
        ForCallers = $"'{cursor}' is not what a page of runs ended with. Give the next_cursor that came with the page before.",
    };
}
