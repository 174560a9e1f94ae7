namespace Scout.Environments.Runs;

internal static class RunLogErrors
{
    public static ScoutException LineIsNoEvent(string file, long line, Exception inner) => new(
        "SCOUT7351",
        $"{file}, line {line}: not an event of a run ({inner.Message.Split('\n')[0]}). The file was changed, or a newer version wrote it: update dotnet-scout, or delete the file.",
        inner);

    /// <summary>The code of <see cref="DoesNotBegin"/>, for whoever passes such a log over.</summary>
    public const string NoBeginning = "SCOUT7352";

    public static ScoutException DoesNotBegin(string file) => new(
        NoBeginning,
        $"{file}: does not begin with the start of a run. The file was changed, or its run was killed before it began: delete the file.");

    public static ScoutException NoRuns() => new(
        "SCOUT7353",
        "This machine has no log of a run that fits. `dotnet scout run` makes one; `dotnet scout runs` lists them.");

    public static ScoutException NoSuchRun(string run) => new(
        "SCOUT7354",
        $"There is no log of a run '{run}' on this machine. `dotnet scout runs` lists them.");

    public static ScoutException WhichRun(string run, IEnumerable<string> candidates) => new(
        "SCOUT7355",
        $"'{run}' could be {string.Join(" or ", candidates)}. Give more of the id.");
}
