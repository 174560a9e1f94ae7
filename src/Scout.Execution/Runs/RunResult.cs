using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

/// <summary>How a run ended, with what; where it only waits, when it goes on by itself.</summary>
internal sealed record RunResult(RunEnd End, JsonElement? Output, RunError? Error, DateTimeOffset? Due = null);

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

    /// <summary>It has no end yet: its budget is used up.</summary>
    BudgetExceeded,
}
