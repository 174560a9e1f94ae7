using Scout.Revisions.Runs;

namespace Scout.Server.Wire.Answers;

/// <summary>How runs and blocks stand, in the API's words.</summary>
internal static class WireStatus
{
    /// <summary>One of the three words that every client knows: <c>completed</c>, <c>failed</c>, <c>running</c>.</summary>
    public static string Of(RunStatus status) => status switch
    {
        RunStatus.Completed or RunStatus.Stopped => "completed",
        RunStatus.Running or RunStatus.Waiting => "running",
        _ => "failed",
    };

    /// <summary>What the receiver of a call-back is told of a run that has ended.</summary>
    public static string Callback(RunStatus status) => status switch
    {
        RunStatus.Completed or RunStatus.Stopped => "run.completed",
        RunStatus.Canceled => "run.canceled",
        _ => "run.failed",
    };

    /// <summary>Our own word: <c>budget_exceeded</c>.</summary>
    public static string Word(RunStatus status) => SnakeCase(status);

    /// <summary>An enum's member as our JSON has it.</summary>
    public static string SnakeCase<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Whether it has ended for good.</summary>
    public static bool IsOver(RunStatus status) => status is RunStatus.Completed or RunStatus.Stopped or RunStatus.Failed or RunStatus.Canceled;

    /// <summary>Whether more of it comes by itself, or when it is told something.</summary>
    public static bool IsUnderWay(RunStatus status) => status is RunStatus.Running or RunStatus.Waiting;

    /// <summary>Why a run has no output, in words; none where it has one, or will.</summary>
    public static string? Message(RunSummary run) => Message(run.Status, run.Error, run.RunId, run.Undecided);

    /// <summary>Why a run has no output, in words; none where it has one, or will.</summary>
    /// <param name="status">How it stands.</param>
    /// <param name="error">Its error, or none.</param>
    /// <param name="runId">The run's id.</param>
    /// <param name="undecided">The blocks of which somebody has to say what becomes of them, where they are known.</param>
    public static string? Message(RunStatus status, RunError? error, string runId, IEnumerable<string>? undecided = null) => status switch
    {
        RunStatus.Failed or RunStatus.BudgetExceeded => error is null ? $"The run {runId} is {Words(status)}." : Text(error),
        RunStatus.Canceled => $"The run {runId} was canceled.",
        RunStatus.Interrupted => $"The run {runId} was interrupted: {(error is null ? "nobody works on it any more." : Text(error))} It can be resumed: `dotnet scout resume {RunIds.ShortOf(runId)}`.",
        RunStatus.NeedsDecision => $"The run {runId} needs a decision: its worker died while {Blocks(undecided)} that must not run twice was under way. Say what becomes of it: `dotnet scout resume {RunIds.ShortOf(runId)}`.",
        RunStatus.Waiting => $"The run {runId} waits, and nobody works on it until then.",
        _ => null,
    };

    /// <summary>An error with its code, as one text.</summary>
    public static string Text(RunError error) => $"{error.Code}: {error.Message}";

    private static string Words(RunStatus status) => SnakeCase(status).Replace('_', ' ');

    private static string Blocks(IEnumerable<string>? undecided) => undecided?.ToArray() is { Length: > 0 } paths ? $"block {string.Join(", ", paths)}" : "a block";
}
