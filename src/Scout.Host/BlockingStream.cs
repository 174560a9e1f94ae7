using System.Net.Sockets;

namespace Scout.Host;

/// <summary>A socket's stream whose reads and writes block the thread that asks for them, also where they are asked for asynchronously: the one reader has a thread of its own here, and nothing is started that waits for sockets.</summary>
/// <param name="socket">Connected; the stream owns it.</param>
internal sealed class BlockingStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return default;
    }
}
