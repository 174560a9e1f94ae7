using System.Collections.Immutable;

namespace Scout.Protocol;

/// <summary>Worker to client: a run was not started (inputs that do not fit, code that this bundle does not have).</summary>
/// <param name="RunId">The run.</param>
/// <param name="Errors">Every reason at once.</param>
public sealed record RunRefused(string RunId, ImmutableArray<RunError> Errors) : WorkerMessage;
