using Scout.Environments.Queries;

namespace Scout.Server.Api;

/// <summary>Why nothing was run for a caller.</summary>
internal static class ExecutionErrors
{
    public static ScoutException OtherRevision(RunTarget target, string expected) => new(
        "SCOUT8023",
        $"{target.Environment} of {target.Workflow} is at revision {target.RevisionId}, not at {expected}. Nothing was run. Expect that one, or leave out Scout-Expect-Revision.")
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
