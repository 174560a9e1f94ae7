using Scout.Revisions.Rules;

namespace Scout.Web.Logs;

/// <summary>What can be wrong with what is asked of runs.</summary>
internal static class LogErrors
{
    public static ScoutException Unknown(string what, string said, IReadOnlyCollection<string> known) => new(
        "SCOUT8120",
        $"There is no {what} '{said}'. It is one of {string.Join(", ", known)}.{Suggestion.DidYouMean(said, known)}")
    {
        Kind = ErrorKind.Invalid,
    };

    public static ScoutException NoTime(string what, string said) => new(
        "SCOUT8121",
        $"{what}: '{said}' is no time. Write it as 2026-11-28T09:30, in UTC.")
    {
        Kind = ErrorKind.Invalid,
    };

    public static ScoutException TwoRuns(int chosen) => new(
        "SCOUT8122",
        $"Two runs are compared, and {(chosen == 0 ? "none was" : chosen == 1 ? "one was" : $"{chosen} were")} chosen. Tick two in the list of runs.")
    {
        Kind = ErrorKind.Invalid,
    };

    public static ScoutException NoRevision(string said) => new(
        "SCOUT8124",
        $"No workflow here has a revision that is called '{said}'. Write an environment, latest, production~1, a name, or the first digits of an id; a workflow's history has them all.")
    {
        Kind = ErrorKind.NotFound,
    };

    public static ScoutException NoValue(string run, string? block, string part) => new(
        "SCOUT8125",
        $"The run '{run}' has no {part}{(block is null ? "" : $" of a block '{block}'")}. Its page shows what there is.")
    {
        Kind = ErrorKind.NotFound,
    };

    public static ScoutException UnderWay(string run) => new(
        "SCOUT8123",
        $"The run '{run}' is under way: what is shared of it would be half of it. Share it when it has ended.")
    {
        Kind = ErrorKind.Conflict,
    };
}
