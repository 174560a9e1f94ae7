using System.Buffers.Binary;
using System.Text.Json;

namespace Scout.Revisions.Channel;

/// <summary>
/// Sends and receives whole messages over a stream: a 4 byte little-endian length, then UTF-8 JSON.
/// Any thread may send; one at a time may receive.
/// </summary>
internal sealed class MessageChannel : IAsyncDisposable
{
    /// <summary>The longest message in bytes, 64 MiB: a broken peer must not be able to ask for all memory.</summary>
    public const int MaximumLength = 64 * 1024 * 1024;

    private readonly Stream _stream;
    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>Opens the channel over a stream, which it owns from then on.</summary>
    public MessageChannel(Stream stream) => _stream = stream;

    /// <summary>Sends one message.</summary>
    public async Task SendAsync(WorkerMessage message, CancellationToken cancellation = default)
    {
        var frame = Frame(message);
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // A frame that has begun is finished: half a frame would make the rest of the stream unreadable.
            await _stream.WriteAsync(frame, CancellationToken.None).ConfigureAwait(false);
            await _stream.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends one message on the thread that calls, which waits meanwhile: nothing of it needs another.</summary>
    public void Send(WorkerMessage message)
    {
        var frame = Frame(message);
        _sending.Wait();
        try
        {
            _stream.Write(frame);
            _stream.Flush();
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Receives the next message, or <see langword="null"/> when the peer has closed the channel between two messages.</summary>
    /// <exception cref="ScoutException">The channel broke in the middle of a message, or what came is not a message.</exception>
    public async Task<WorkerMessage?> ReceiveAsync(CancellationToken cancellation = default)
    {
        var prefix = new byte[sizeof(int)];
        var read = await _stream.ReadAtLeastAsync(prefix, prefix.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        if (read == 0)
        {
            return null;
        }

        if (read < prefix.Length)
        {
            throw ChannelErrors.MessageCutShort();
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(prefix);
        if (length > MaximumLength)
        {
            throw ChannelErrors.MessageTooLong(length, MaximumLength);
        }

        var body = await ReadBodyAsync((int)length, cancellation).ConfigureAwait(false);
        try
        {
            return ShortMessages.Read(body.Span)
                ?? JsonSerializer.Deserialize<WorkerMessage>(body.Span, ChannelJson.Written)
                ?? throw new JsonException("The message is null.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw ChannelErrors.NotAMessage(exception);
        }
    }

    /// <summary>Closes the channel.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        _sending.Dispose();
    }

    private static byte[] Frame(WorkerMessage message)
    {
        var body = ShortMessages.Write(message) ?? JsonSerializer.SerializeToUtf8Bytes(message, ChannelJson.Written);
        if (body.Length > MaximumLength)
        {
            throw ChannelErrors.MessageTooLong(body.Length, MaximumLength);
        }

        var frame = new byte[body.Length + sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(frame, body.Length);
        body.CopyTo(frame, sizeof(int));
        return frame;
    }

    // Grows with what really arrives, so that a length alone costs nothing.
    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(int length, CancellationToken cancellation)
    {
        var body = new byte[Math.Min(length, 64 * 1024)];
        var filled = 0;
        while (filled < length)
        {
            if (filled == body.Length)
            {
                Array.Resize(ref body, (int)Math.Min(length, body.Length * 2L));
            }

            var read = await _stream.ReadAsync(body.AsMemory(filled), cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                throw ChannelErrors.MessageCutShort();
            }

            filled += read;
        }

        return body.AsMemory(0, length);
    }
}
