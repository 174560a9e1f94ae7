using System.Collections.Immutable;
using Scout.Revisions.Runs;

namespace Scout.Runs.Owning;

/// <summary>How far records are on their way from a worker into the store.</summary>
internal enum KeepingStage
{
    /// <summary>The owner has them.</summary>
    Reported,

    /// <summary>They are kept, and the worker does not know it yet.</summary>
    Kept,
}

/// <summary>Is told of records on their way, by the thread that keeps them.</summary>
/// <param name="stage">How far they are.</param>
/// <param name="worker">The worker's process.</param>
/// <param name="records">The records.</param>
internal delegate void KeepingProbe(KeepingStage stage, int worker, ImmutableArray<RunEvent> records);
