using Scout.Revisions.Runs;

namespace Scout.Environments.Workers;

internal static class WorkerErrors
{
    private const int MostNamed = 3;

    public static ScoutException HostDoesNotStart(string dotnet, Exception inner) => new(
        "SCOUT7311",
        $"'{dotnet}' does not start ({inner.Message}). Install the .NET runtime, or set DOTNET_HOST_PATH to the dotnet to use.",
        inner);

    public static ScoutException WorkerDoesNotStart(string assembly, int exitCode, string tail) => new(
        "SCOUT7312",
        $"The worker for {Path.GetFileName(assembly)} ended with exit code {exitCode} before it said hello. Build the project again; its own words were: {Or(tail)}");

    public static ScoutException WorkerSaysNothing(string assembly, TimeSpan limit) => new(
        "SCOUT7313",
        $"The worker for {Path.GetFileName(assembly)} did not say hello within {limit.TotalSeconds:0} s. See whether the machine is overloaded, then run again.");

    public static RunError WorkerDied(int processId, int? exitCode, string tail) => new(
        "SCOUT7314",
        $"The worker process {processId} ended in the middle of the run{(exitCode is { } code ? $" (exit code {code})" : "")}. A code block ended or crashed the process, or something killed it: see the detail, and mend the block.",
        Detail: tail.Length == 0 ? null : tail);

    /// <summary>The same for a run, with what of it was under way: one of these blocks is to blame, or a run beside it.</summary>
    public static RunError While(RunError lost, IReadOnlyList<string> blocks) => blocks.Count == 0 ? lost : lost with
    {
        Block = blocks is [var only] ? only : null,
        Message = $"{lost.Message} It ended while {(blocks.Count == 1 ? "block" : "blocks")} {string.Join(", ", blocks.Take(MostNamed).Select(block => $"'{block}'"))}{(blocks.Count > MostNamed ? $" and {blocks.Count - MostNamed} more" : "")} {(blocks.Count == 1 ? "was" : "were")} under way.",
    };

    public static RunError WorkerIsSilent(int processId, TimeSpan limit) => new(
        "SCOUT7315",
        $"The worker process {processId} has answered nothing for {limit.TotalSeconds:0} s and was ended. A code block holds all of its threads or memory, or the process was stopped: mend the block, then `dotnet scout resume`.");

    public static RunError WorkerKnowsNoBudget(string engine) => new(
        "SCOUT7316",
        $"The run has a budget (\"limits\" in scout.json), and its bundle's engine, {engine}, knows of none: it would use as much as it wants. Build the project with a newer Scout.Build and promote that, or take the limits out.");

    public static RunError WorkerKnowsNoValidations(string engine) => new(
        "SCOUT7318",
        $"Something is to stand in for blocks of the run, or code of the bundle is to check one, and its bundle's engine, {engine}, knows of neither. Build the project with a newer Scout.Build and promote that.");

    public static RunError OwnerEnds() => new(
        "SCOUT7317",
        "The process that ran it was stopped. It goes on when that is started again, or with `dotnet scout resume`.");

    /// <summary>A run of which nothing was kept: blocks with an effect wait until its first record is.</summary>
    public static ScoutException NotBegun(RunError lost) => new(
        "SCOUT7319",
        $"The run did not begin, and nothing of it was done. {lost.Code}: {lost.Message}{(lost.Detail is { } detail ? $" Its own words were: {detail}" : "")}")
    {
        Kind = ErrorKind.Unavailable,
    };

    public static RunError CannotGoOn(Exception exception) => new(
        "SCOUT7320",
        $"The run cannot go on here now ({exception.Message.Split('\n')[0].TrimEnd('.', '\r')}). Mend that, then `dotnet scout resume`.");

    private static string Or(string tail) => tail.Length == 0 ? "(nothing)" : tail;
}
