namespace Scout.Revisions.Channel;

/// <summary>Worker to client, first of all.</summary>
/// <param name="Protocol">The version of the channel that the worker speaks: 1.</param>
/// <param name="Engine">The engine's version, for people.</param>
/// <param name="ProcessId">The worker's process.</param>
internal sealed record WorkerHello(int Protocol, string Engine, int ProcessId) : WorkerMessage
{
    /// <summary>The version that this library speaks.</summary>
    public const int CurrentProtocol = 1;
}
