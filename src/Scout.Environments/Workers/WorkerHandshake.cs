using Scout.Revisions.Channel;

namespace Scout.Environments.Workers;

/// <summary>Reads the first message of a worker.</summary>
internal static class WorkerHandshake
{
    /// <summary>The hello.</summary>
    /// <exception cref="ScoutException">It is something else, or of another protocol.</exception>
    public static async Task<WorkerHello> ReadAsync(MessageChannel channel, CancellationToken cancellation)
    {
        var first = await channel.ReceiveAsync(cancellation).ConfigureAwait(false);
        if (first is not WorkerHello hello)
        {
            throw ChannelErrors.NoHello(first?.GetType().Name ?? "the end of the channel");
        }

        return hello.Protocol == WorkerHello.CurrentProtocol ? hello : throw ChannelErrors.ProtocolDiffers(hello.Protocol, hello.Engine);
    }
}
