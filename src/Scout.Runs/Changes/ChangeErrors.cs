using Scout.Revisions.Runs;

namespace Scout.Runs.Changes;

/// <summary>Why a run is not taken up or ended.</summary>
internal static class ChangeErrors
{
    private const string UnderWay = "SCOUT7366";

    public static ScoutException NothingToDecide(string run) => new(
        "SCOUT7363",
        $"There is nothing to decide about the run {run}: no block that must not run twice was under way. Leave out --skip, --again and --fail.")
    { Kind = ErrorKind.Conflict };

    public static ScoutException NeedsDecision(string run, IReadOnlyList<string> blocks) => new(
        "SCOUT7364",
        blocks is [var block]
            ? $"Block '{block}' of the run {run} must not run twice and was under way when its worker died. Look whether it did its work, then resume with --skip --output JSON (it did: go on with that output), --again (it did not) or --fail."
            : $"{blocks.Count} blocks of the run {run} must not run twice and were under way when their worker died: {string.Join(", ", blocks)}. Look whether each did its work, then resume with --block BLOCK and --skip --output JSON (it did: go on with that output), --again (it did not) or --fail; the last two without --block for all of them.")
    { Kind = ErrorKind.Conflict };

    public static ScoutException WhichBlock(string run, IEnumerable<string> blocks) => new(
        "SCOUT7373",
        $"Several blocks of the run {run} are to be decided: {string.Join(", ", blocks)}. Say with --block which one had the output.");

    public static ScoutException OutputDoesNotFit(string block, IEnumerable<string> problems) => new(
        "SCOUT7374",
        $"--output does not fit block '{block}': {string.Join("; ", problems.Take(5))}. Give what the block would have yielded, as JSON; nothing is decided yet.");

    public static ScoutException HasEnded(string run, RunStatus status) => new(
        "SCOUT7365",
        $"The run {run} has ended ({status.ToString().ToLowerInvariant()}): there is nothing to go on with or to cancel. `dotnet scout run` starts another.")
    {
        Kind = ErrorKind.Conflict,
        ForCallers = $"The run {run} has ended ({status.ToString().ToLowerInvariant()}): there is nothing to tell it or to cancel. Execute its workflow again for another.",
    };

    public static ScoutException IsDecided(string run, string block) => new(
        "SCOUT7383",
        $"What block '{block}' of the run {run} asks is decided already, and kept for it: `dotnet scout resume {RunIds.ShortOf(run)}` goes on with the run. Nothing else was told.")
    {
        Kind = ErrorKind.Conflict,
        ForCallers = $"What block '{block}' of the run {run} asks is decided already, and kept for it: GET /v2/runs/{run} says how the run goes on. Nothing else was told.",
    };

    /// <summary>Whether an error is that somebody else works on the run.</summary>
    public static bool SaysUnderWay(ScoutException exception) => exception.Code == UnderWay;

    public static ScoutException IsUnderWay(string run) => new(
        UnderWay,
        $"The run {run} is under way in another process. `dotnet scout logs {run} --follow` shows it, `dotnet scout cancel {run}` ends it.")
    {
        Kind = ErrorKind.Conflict,
        ForCallers = $"The run {run} is under way in another process. GET /v2/runs/{run} says how it stands.",
    };

    public static ScoutException NotCanceled(string run) => new(
        "SCOUT7367",
        $"The run {run} was asked to end and has not within 30 seconds. A block in it does not obey; end its process, or look again later: dotnet scout logs {run}")
    {
        Kind = ErrorKind.Conflict,
        ForCallers = $"The run {run} was asked to end and has not within 30 seconds: a block in it does not obey. GET /v2/runs/{run} says later how it stands.",
    };

    public static ScoutException IsOfValidation(string run) => new(
        "SCOUT7386",
        $"The run {run} is one of a validation, in which something stands in for blocks: it is not gone on with. Validate again: dotnet scout validate")
    {
        Kind = ErrorKind.Conflict,
        ForCallers = $"The run {run} is one of a validation, in which something stands in for blocks: it is not gone on with, and told nothing.",
    };

    public static ScoutException OwnProcess(string run) => new(
        "SCOUT7368",
        $"The run {run} is under way in the project's own process (F5, dotnet run), which takes no orders. Stop it there.")
    { Kind = ErrorKind.Conflict };
}
