namespace Scout.Environments.Diff;

/// <summary>The heaviest judgement on each axis.</summary>
/// <param name="Contract">Callers.</param>
/// <param name="Runs">Runs that began on the older revision.</param>
/// <param name="Behaviour">What a new run does.</param>
internal sealed record DiffAxes(DiffLevel Contract, DiffLevel Runs, DiffLevel Behaviour);
