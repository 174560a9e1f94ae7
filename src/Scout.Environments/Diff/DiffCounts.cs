namespace Scout.Environments.Diff;

/// <summary>How many entries of the Blocks view are of each level.</summary>
/// <param name="Breaking">Breaking entries.</param>
/// <param name="Risky">Risky entries.</param>
/// <param name="Safe">Safe entries.</param>
internal sealed record DiffCounts(int Breaking, int Risky, int Safe);
