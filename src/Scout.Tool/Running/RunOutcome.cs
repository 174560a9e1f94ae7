using System.Collections.Immutable;
using Scout.Revisions.Runs;

namespace Scout.Tool.Running;

/// <summary>How a run ended, or why it never began.</summary>
/// <param name="Run">The run at its end; none when it was refused.</param>
/// <param name="Refusals">Every reason at once; empty when it began.</param>
internal sealed record RunOutcome(RunSummary? Run, ImmutableArray<RunError> Refusals);
