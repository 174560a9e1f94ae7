using Scout.Revisions.Snapshots;

namespace Scout.Environments.Workers;

/// <summary>What came of a snapshot process.</summary>
internal sealed record SnapshotOutcome
{
    /// <summary>How it ended.</summary>
    public required SnapshotEnd End { get; init; }

    /// <summary>What it wrote; only when it is done.</summary>
    public SnapshotResult? Result { get; init; }

    /// <summary>Its exit code; 0 when it was killed.</summary>
    public int ExitCode { get; init; }

    /// <summary>The last lines of its stderr, for people: user code writes here too, so nothing is to be read out of it.</summary>
    public string ErrorTail { get; init; } = "";
}
