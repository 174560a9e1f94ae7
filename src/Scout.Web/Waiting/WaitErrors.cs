namespace Scout.Web.Waiting;

/// <summary>What can be wrong with telling a run something in the console.</summary>
internal static class WaitErrors
{
    public static ScoutException AsksAnother(string block) => new("SCOUT8131", $"{block} asks something else by now. Nothing was decided: read what it asks, and decide that.")
    {
        Kind = ErrorKind.Conflict,
    };

    public static ScoutException DoesNotGoOn(string run, IEnumerable<string> refusals) => new("SCOUT8130", $"The run {run} does not go on: {string.Join(" ", refusals)} Mend that, and go on with it again.")
    {
        Kind = ErrorKind.Conflict,
    };
}
