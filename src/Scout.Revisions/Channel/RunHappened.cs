using Scout.Revisions.Runs;

namespace Scout.Revisions.Channel;

/// <summary>Worker to client: something happened in a run.</summary>
/// <param name="Event">What.</param>
internal sealed record RunHappened(RunEvent Event) : WorkerMessage;
