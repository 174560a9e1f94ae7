using Scout.Revisions.Runs;

namespace Scout.Runs.Changes;

/// <summary>Why a run is not taken up or ended.</summary>
internal static class ChangeErrors
{
    public static ScoutException NothingToDecide(string run) => new(
        "SCOUT7363",
        $"There is nothing to decide about the run {run}: no block that must not run twice was under way. Leave out --skip, --again and --fail.");

    public static ScoutException NeedsDecision(string run, string block) => new(
        "SCOUT7364",
        $"Block '{block}' of the run {run} must not run twice and was under way when its worker died. Look whether it did its work, then resume with --skip --output JSON (it did: go on with that output), --again (it did not) or --fail.");

    public static ScoutException HasEnded(string run, RunStatus status) => new(
        "SCOUT7365",
        $"The run {run} has ended ({status.ToString().ToLowerInvariant()}): there is nothing to go on with or to cancel. `dotnet scout run` starts another.");

    public static ScoutException IsUnderWay(string run) => new(
        "SCOUT7366",
        $"The run {run} is under way in another process. `dotnet scout logs {run} --follow` shows it, `dotnet scout cancel {run}` ends it.");

    public static ScoutException NotCanceled(string run) => new(
        "SCOUT7367",
        $"The run {run} was asked to end and has not within 30 seconds. A block in it does not obey; end its process, or look again later: dotnet scout logs {run}");

    public static ScoutException OwnProcess(string run) => new(
        "SCOUT7368",
        $"The run {run} is under way in the project's own process (F5, dotnet run), which takes no orders. Stop it there.");
}
