namespace Scout.Revisions.Channel;

/// <summary>Client to worker: end when the runs under way have ended.</summary>
internal sealed record ShutDown : WorkerMessage;
