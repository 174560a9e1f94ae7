namespace Scout.Protocol;

/// <summary>Client to worker: cancel a run.</summary>
/// <param name="RunId">The run.</param>
public sealed record CancelRun(string RunId) : WorkerMessage;
