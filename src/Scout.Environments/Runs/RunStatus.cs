namespace Scout.Environments.Runs;

/// <summary>How far a run or a block is.</summary>
public enum RunStatus
{
    /// <summary>Under way, or its process ended without a word.</summary>
    Running,

    /// <summary>It has its output.</summary>
    Completed,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was canceled.</summary>
    Canceled,
}
