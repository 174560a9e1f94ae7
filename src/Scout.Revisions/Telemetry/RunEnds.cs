using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Telemetry;

/// <summary>How telemetry calls the end of a run: as its status is written everywhere else.</summary>
internal static class RunEnds
{
    /// <summary>The status, and the code of the error where there is one.</summary>
    public static (string Status, string? Error) Of(RunSummary run) => (Name(run.Status), run.Status is RunStatus.Completed or RunStatus.Stopped or RunStatus.Waiting ? null : run.Error?.Code);

    /// <summary>The same of a worker's last record.</summary>
    public static (string Status, string? Error) Of(RunEvent last) => last switch
    {
        RunCompleted { Stopped: true } => (Name(RunStatus.Stopped), null),
        RunCompleted => (Name(RunStatus.Completed), null),
        RunWaiting => (Name(RunStatus.Waiting), null),
        RunCanceled => (Name(RunStatus.Canceled), null),
        RunFailed failed => (Name(RunStatus.Failed), failed.Error.Code),
        _ => (Name(RunStatus.Interrupted), null),
    };

    private static string Name(RunStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
