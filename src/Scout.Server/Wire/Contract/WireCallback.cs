namespace Scout.Server.Wire.Contract;

/// <summary>What the receiver of a call-back is told: that a run has ended, and how.</summary>
/// <param name="Type"><c>run.completed</c>, <c>run.failed</c> or <c>run.canceled</c>.</param>
/// <param name="Timestamp">When it ended, UTC.</param>
/// <param name="Data">The run, as its execution answers.</param>
internal sealed record WireCallback(string Type, DateTimeOffset Timestamp, WireRunResponse Data);
