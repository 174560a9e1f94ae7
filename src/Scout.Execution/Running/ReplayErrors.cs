using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>Why a run cannot be taken up from its records.</summary>
internal static class ReplayErrors
{
    public static ScoutException InputsNotKept() => new(
        "SCOUT7018",
        "The run cannot go on: its inputs have a secret in them, which its records do not show. Start another run with the same inputs.");

    public static ScoutException NotKept(string what) => new(
        "SCOUT7019",
        $"The run cannot go on: {what} has a secret in it, which its records do not show. Start another run with the same inputs.");

    public static ScoutException DoesNotFit(RunEvent record, string block) => new(
        "SCOUT7020",
        $"The run cannot go on: record {record.Sequence}, of block '{block}', does not fit the records before it and the revision. The run store was changed; start another run with the same inputs.");

    public static ScoutException OtherFormat(RunEvent first) => new(
        "SCOUT7021",
        $"The run cannot go on: {(first is RunStarted started ? $"its records have the format {started.Format}, and this engine reads {RunStarted.CurrentFormat}" : "its records do not begin with the start of a run")}. Run it with the revision's own bundle, or start another run with the same inputs.");

    public static ScoutException NeedsDecision(string block) => new(
        "SCOUT7022",
        $"The run cannot go on: block '{block}' must not run twice and was under way when its worker died. Look whether it did its work, then: dotnet scout resume RUN --skip, --again or --fail");

    public static RunError DecidedToHaveFailed(string block) => new(
        "SCOUT7023",
        $"Block '{block}' was under way when its worker died, and it was decided that it failed.",
        block);
}
