using System.Collections.Immutable;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Channel;

/// <summary>Worker to client: a run was not started (inputs that do not fit, code that this bundle does not have).</summary>
/// <param name="RunId">The run.</param>
/// <param name="Errors">Every reason at once.</param>
internal sealed record RunRefused(string RunId, ImmutableArray<RunError> Errors) : WorkerMessage;
