namespace Scout.Testing;

/// <summary>How the run of a test ended.</summary>
public enum RunStatus
{
    /// <summary>It has an output.</summary>
    Completed,

    /// <summary>A block failed, and nothing was to be done about it.</summary>
    Failed,

    /// <summary>It waits for an event or a decision that the test does not give.</summary>
    Waiting,
}

/// <summary>What became of a block in the run of a test.</summary>
public enum BlockStatus
{
    /// <summary>It never began: its branch was not taken, the run ended before, or what it needs failed.</summary>
    DidNotRun,

    /// <summary>It has an output. Where its last attempt had failed, that is what its <c>OnError</c> gave, and <see cref="BlockRun.Error"/> says why.</summary>
    Completed,

    /// <summary>Its last attempt failed.</summary>
    Failed,

    /// <summary>It waits for an event or a decision.</summary>
    Waiting,

    /// <summary>It was under way when what lies around it failed or ended.</summary>
    Stopped,
}
