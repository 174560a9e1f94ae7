namespace Scout.Tool.CommandLine;

/// <summary>How the tool ends. The numbers are part of the command line's contract.</summary>
internal enum ExitCode
{
    /// <summary>Done; promoting what is already there is done.</summary>
    Done = 0,

    /// <summary>The tool failed, or the arguments or files are wrong.</summary>
    Error = 1,

    /// <summary>There are differences (only with <c>diff --exit-code</c>).</summary>
    Differences = 2,

    /// <summary>There are breaking differences (only with <c>diff --exit-code</c>).</summary>
    BreakingDifferences = 3,

    /// <summary>A gate refused.</summary>
    Refused = 4,

    /// <summary>Validation failed or was inconclusive.</summary>
    NotValid = 5,

    /// <summary>The pointer was not what was expected, or moved meanwhile.</summary>
    Conflict = 6,

    /// <summary>The run failed.</summary>
    RunFailed = 7,

    /// <summary>The run waits for a time, an event or a decision.</summary>
    Waiting = 8,

    /// <summary>The run has used up its budget.</summary>
    BudgetExceeded = 9,

    /// <summary>Interrupted.</summary>
    Interrupted = 130,
}
