using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>A command that a run's records leave to be done.</summary>
/// <param name="Command">The command.</param>
/// <param name="Due">For a retry that was told: when its next attempt is due.</param>
/// <param name="Wait">For a block that waits: what it waits for.</param>
internal readonly record struct LeftToDo(RunCommand Command, DateTimeOffset? Due = null, BlockWait? Wait = null);

/// <summary>A block that began and has not ended.</summary>
/// <param name="Frame">Where it is.</param>
/// <param name="Slot">Its place there.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="First">When its first attempt began.</param>
/// <param name="Began">When this one did.</param>
internal readonly record struct BegunBlock(Frame Frame, int Slot, int Attempt, DateTimeOffset First, DateTimeOffset Began);
