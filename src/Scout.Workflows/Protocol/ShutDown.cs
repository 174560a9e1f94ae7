namespace Scout.Protocol;

/// <summary>Client to worker: end when the runs under way have ended.</summary>
public sealed record ShutDown : WorkerMessage;
