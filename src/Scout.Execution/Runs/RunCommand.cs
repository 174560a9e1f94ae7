using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

/// <summary>
/// What a run wants done next. Commands that only tell of something have happened already in the run's state, and what they tell stands there: in the block's
/// slot, or in the run's result. There are several for each block of a run, so they take no memory of their own.
/// </summary>
internal readonly record struct RunCommand
{
    private readonly Frame? _frame;

    private RunCommand(CommandKind kind, Frame? frame = null, int slot = -1, int attempt = 0, RunError? error = null) =>
        (Kind, _frame, Slot, Attempt, Error) = (kind, frame, slot, attempt, error);

    public CommandKind Kind { get; }

    /// <summary>Where the block is, or the scope to close; not for <see cref="CommandKind.Ended"/>, which is about the whole run.</summary>
    public Frame Frame => _frame!;

    /// <summary>The block, or -1 where it is about none.</summary>
    public int Slot { get; }

    /// <summary>The attempt to make; for <see cref="CommandKind.Retry"/> and <see cref="CommandKind.Recovering"/> the one that failed; 0 where it is about none.</summary>
    public int Attempt { get; }

    /// <summary>Why the block failed, where it tells of that.</summary>
    public RunError? Error { get; }

    public static RunCommand Execute(Frame frame, int slot, int attempt) => new(CommandKind.Execute, frame, slot, attempt);

    public static RunCommand Open(Frame frame, int slot, int attempt) => new(CommandKind.Open, frame, slot, attempt);

    public static RunCommand Continue(Frame frame, int slot, int attempt) => new(CommandKind.Continue, frame, slot, attempt);

    public static RunCommand Close(Frame frame) => new(CommandKind.Close, frame);

    public static RunCommand Retry(Frame frame, int slot, int failedAttempt, RunError error) => new(CommandKind.Retry, frame, slot, failedAttempt, error);

    public static RunCommand Recovering(Frame frame, int slot, int failedAttempt, RunError error) => new(CommandKind.Recovering, frame, slot, failedAttempt, error);

    public static RunCommand Stop(Frame frame, int slot) => new(CommandKind.Stop, frame, slot);

    public static RunCommand Completed(Frame frame, int slot) => new(CommandKind.Completed, frame, slot);

    public static RunCommand Failed(Frame frame, int slot, RunError error) => new(CommandKind.Failed, frame, slot, error: error);

    public static RunCommand Ended() => new(CommandKind.Ended);
}

/// <summary>The kinds of commands.</summary>
internal enum CommandKind : byte
{
    /// <summary>Do a block's work; answer with <see cref="RunRecord.BlockDone"/> or <see cref="RunRecord.AttemptFailed"/>.</summary>
    Execute,

    /// <summary>Compute a control block's condition, items or inputs; answer with the record of its kind.</summary>
    Open,

    /// <summary>Compute the value to continue with after the last attempt failed; answer as for <see cref="Execute"/>.</summary>
    Continue,

    /// <summary>Compute a scope's result; answer with <see cref="RunRecord.ScopeDone"/> or <see cref="RunRecord.ScopeFailed"/>.</summary>
    Close,

    /// <summary>Wait as the block's policy says, then answer with <see cref="RunRecord.RetryDue"/> for the next attempt.</summary>
    Retry,

    /// <summary>Tells that the last attempt failed and that what OnError says is under way.</summary>
    Recovering,

    /// <summary>Stop what is under way for a block; its answer will be ignored.</summary>
    Stop,

    /// <summary>Tells that a block has its output; that and its notes stand in its slot.</summary>
    Completed,

    /// <summary>Tells that a block failed for good.</summary>
    Failed,

    /// <summary>Tells that the run has ended; how stands in the run's result.</summary>
    Ended,
}
