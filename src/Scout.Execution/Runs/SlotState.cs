namespace Scout.Execution.Runs;

/// <summary>Where a block of a frame is.</summary>
internal enum SlotState : byte
{
    /// <summary>It waits for other blocks.</summary>
    Waiting,

    /// <summary>An attempt is under way, or its command waits to be taken.</summary>
    Running,

    /// <summary>It waits for its next attempt.</summary>
    Delayed,

    /// <summary>The value or branch that replaces its output after a failure is under way.</summary>
    Recovering,

    /// <summary>It has its output.</summary>
    Done,

    /// <summary>It failed for good.</summary>
    Failed,
}
