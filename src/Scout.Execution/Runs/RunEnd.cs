namespace Scout.Execution.Runs;

/// <summary>How a run ended.</summary>
internal enum RunEnd
{
    Completed,
    Failed,
    Canceled,
}
