namespace Scout.Revisions.Channel;

/// <summary>Client to worker: cancel a run.</summary>
/// <param name="RunId">The run.</param>
internal sealed record CancelRun(string RunId) : WorkerMessage;
