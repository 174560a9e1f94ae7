using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Answers;

namespace Scout.Server.Api;

/// <summary>Why nothing is run for a caller.</summary>
internal static class ExecutionErrors
{
    public static ScoutException OtherRevision(RunTarget target, string expected) => new(
        "SCOUT8023",
        $"{target.Environment} of {target.Workflow} is at revision {target.RevisionId}, not at {expected}. Nothing was run. Expect that one, or leave out Scout-Expect-Revision.")
    {
        Kind = ErrorKind.Conflict,
    };

    public static ScoutException IsGone(string runId) => new(
        "SCOUT8025",
        $"This Idempotency-Key was used before, and the run {runId} was started for it. Nothing of that is kept: its environment keeps no records of runs, or not for so long (scout.json: \"runs\"). It was not run again. Where it shall be, use a new key.")
    {
        Kind = ErrorKind.Conflict,
    };

    public static ScoutException OutputIsNotKept(RunSummary run) => new(
        "SCOUT8026",
        $"This Idempotency-Key was used before, and the run {run.RunId}, started for it, is {WireStatus.Word(run.Status)}. Its output is not kept (scout.json: \"payloads\" of {run.Environment}). It was not run again. Where it shall be, use a new key.")
    {
        Kind = ErrorKind.Conflict,
    };

    public static ScoutException OtherContract(RunTarget target, string actual, string expected) => new(
        "SCOUT8024",
        $"The inputs and outputs of {target.Workflow} in {target.Environment} are {actual}, not {expected}: they have changed since the caller was made. Nothing was run. Make the caller for those, or run a revision that has the others.")
    {
        Kind = ErrorKind.Conflict,
    };
}
