using System.Collections.Immutable;

namespace Scout.Environments;

/// <summary>What <c>init</c> wrote.</summary>
/// <param name="Project">The project.</param>
/// <param name="Written">The files that were not there before, absolute.</param>
internal sealed record InitOutcome(ScoutProject Project, ImmutableArray<string> Written);
