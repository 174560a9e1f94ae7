namespace Scout.Environments.Runs;

/// <summary>How far a run or a block is.</summary>
internal enum RunStatus
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>It has its output.</summary>
    Completed,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was canceled.</summary>
    Canceled,

    /// <summary>It has no end and nobody is working on it: its process was killed.</summary>
    Interrupted,
}
