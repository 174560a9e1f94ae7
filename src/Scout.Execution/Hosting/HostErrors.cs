using System.Collections.Immutable;
using Scout.Revisions;
using Scout.Revisions.Runs;

namespace Scout.Execution.Hosting;

internal static class HostErrors
{
    public static RunError InputDoesNotFit(string problem) => new(
        RunError.InputsDoNotFit,
        $"The input does not fit: {problem}");

    public static ScoutException OtherCall(string workflow, string expected, string? actual) => new(
        "SCOUT7502",
        actual is null
            ? $"The revision {expected} of '{workflow}', which is called, did not come with the run. Restore the project's files (dotnet scout restore), or build it again."
            : $"What came with the run as {expected} of '{workflow}' is another revision ({actual}). Check the project's files: dotnet scout check");

    public static ScoutException LogNotWritten(string file, Exception exception) => new(
        "SCOUT7503",
        $"The file of the run's records, {file}, cannot be written ({exception.Message}), so the run was stopped. Free space or correct the folder's rights, then run again.");

    /// <summary>Whatever went wrong beside the blocks: the project's code threw, or we did.</summary>
    public static RunError Failed(Exception exception) => UserCode.Threw(exception) ? ProjectFailed(exception) : EngineFailed(exception);

    private static RunError ProjectFailed(Exception exception) => new(
        "SCOUT7507",
        $"The project's code failed: {UserCode.Told(exception)} Mend it.",
        Detail: UserCode.Full(exception));

    private static RunError EngineFailed(Exception exception) => new(
        "SCOUT7504",
        $"The engine failed: {exception.GetType().Name}: {UserCode.Message(exception).Split('\n')[0].TrimEnd()} This is a bug of Scout.Build: please report it with the detail.",
        Detail: UserCode.Full(exception));

    public static RunError RunIdTaken(string runId) => new(
        "SCOUT7505",
        $"A run with the id {runId} is under way or has records already. Choose another id.");

    public static RunError ShuttingDown(string runId) => new(
        "SCOUT7506",
        $"The run {runId} was not started: the worker is shutting down. Start another worker.");

    public static ImmutableArray<RunError> Of(ScoutException exception) => [new(exception.Code, exception.Message)];
}
