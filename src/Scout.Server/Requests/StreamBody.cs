using System.Buffers;

namespace Scout.Server.Requests;

/// <summary>The body of a stream, written a little at a time: for a reader that takes nothing no more than that waits here, however large what it is to be told.</summary>
/// <param name="response">The answer.</param>
/// <param name="cancellation">Ends the writing.</param>
internal sealed class StreamBody(HttpResponse response, CancellationToken cancellation)
{
    private const int MostWaiting = 16 * 1024;
    private int _waiting;

    /// <summary>Writes bytes; they are sent with those that follow, or by <see cref="FlushAsync"/>.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var part = bytes[..Math.Min(bytes.Length, MostWaiting - _waiting)];
            response.BodyWriter.Write(part.Span);
            bytes = bytes[part.Length..];
            _waiting += part.Length;
            if (_waiting == MostWaiting)
            {
                await FlushAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends what was written.</summary>
    public async Task FlushAsync()
    {
        _waiting = 0;
        await response.BodyWriter.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
