namespace Scout.Protocol;

/// <summary>Worker to client: something happened in a run.</summary>
/// <param name="Event">What.</param>
public sealed record RunHappened(RunEvent Event) : WorkerMessage;
