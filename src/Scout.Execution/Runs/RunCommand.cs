using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

/// <summary>What a run wants done next. Commands that only tell of something have happened already in the run's state.</summary>
internal abstract record RunCommand
{
    private RunCommand() { }

    /// <summary>Do a block's work; answer with <see cref="RunRecord.BlockDone"/> or <see cref="RunRecord.AttemptFailed"/>.</summary>
    public sealed record Execute(Frame Frame, int Slot, int Attempt) : RunCommand;

    /// <summary>Compute a control block's condition, items or inputs; answer with the record of its kind.</summary>
    public sealed record Open(Frame Frame, int Slot, int Attempt) : RunCommand;

    /// <summary>Compute the value to continue with after the last attempt failed; answer as for <see cref="Execute"/>.</summary>
    public sealed record Continue(Frame Frame, int Slot, int Attempt) : RunCommand;

    /// <summary>Compute a scope's result; answer with <see cref="RunRecord.ScopeDone"/> or <see cref="RunRecord.ScopeFailed"/>.</summary>
    public sealed record Close(Frame Frame) : RunCommand;

    /// <summary>Wait as the block's policy says, then answer with <see cref="RunRecord.RetryDue"/> for the next attempt.</summary>
    public sealed record Retry(Frame Frame, int Slot, int FailedAttempt, RunError Error) : RunCommand;

    /// <summary>Tells that the last attempt failed and that what OnError says is under way.</summary>
    public sealed record Recovering(Frame Frame, int Slot, int FailedAttempt, RunError Error) : RunCommand;

    /// <summary>Stop what is under way for a block; its answer will be ignored.</summary>
    public sealed record Stop(Frame Frame, int Slot) : RunCommand;

    /// <summary>Tells that a block has its output, what was used for it, and the failure that it stands in for.</summary>
    public sealed record Completed(Frame Frame, int Slot, JsonElement Output, JsonElement? Meta, RunError? Replaces, string? TakenFrom = null) : RunCommand;

    /// <summary>Tells that a block failed for good.</summary>
    public sealed record Failed(Frame Frame, int Slot, RunError Error) : RunCommand;

    /// <summary>Tells that the run has ended, and how.</summary>
    public sealed record Ended(RunEnd End, JsonElement? Output, RunError? Error) : RunCommand;
}

/// <summary>How a run ended.</summary>
internal enum RunEnd
{
    Completed,

    /// <summary>A block ended it early.</summary>
    Stopped,
    Failed,
    Canceled,

    /// <summary>It has no end yet: it only waits, and its worker lets go of it.</summary>
    Waiting,
}
