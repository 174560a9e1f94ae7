namespace Scout.Execution.Plans;

/// <summary>A block that something waits for.</summary>
/// <param name="Up">How many scopes outward it lies; 0: the same scope.</param>
/// <param name="Slot">Its place in that scope.</param>
internal readonly record struct PlanNeed(int Up, int Slot);
