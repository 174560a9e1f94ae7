using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Scout.Benchmarks.Serving;

/// <summary>A connection that stays open, with as little of its own as can be: what is measured is the server.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _read = new byte[16 * 1024];

    private RawClient()
    {
    }

    public static async Task<RawClient> ConnectAsync(Uri address)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        return client;
    }

    /// <summary>A request as bytes.</summary>
    public static byte[] Request(Uri address, string method, string path, string? token, string? body) => Encoding.UTF8.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}{(body is null ? "" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")}\r\n{body}");

    /// <summary>Asks, and takes the whole answer: one that has a length, or comes in chunks.</summary>
    /// <returns>Whether it is 200, and its body.</returns>
    public async Task<(bool IsOk, ReadOnlyMemory<byte> Body)> AskAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var (length, head) = (0, -1);
        int? body = null;
        do
        {
            length += await TakeAsync(length);
            head = head >= 0 ? head : _read.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            body ??= head >= 0 ? Length(_read.AsSpan(0, head)) : null;
        }
        while (head < 0 || (body is { } whole ? length < head + 4 + whole : !_read.AsSpan(0, length).EndsWith("0\r\n\r\n"u8)));
        return (_read.AsSpan(9, 3).SequenceEqual("200"u8), _read.AsMemory((head + 4)..length));
    }

    /// <summary>Asks, and takes a stream to its end.</summary>
    /// <returns>How many bytes it had.</returns>
    public async Task<long> StreamAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var all = 0L;
        while (true)
        {
            var count = await TakeAsync(0);
            all += count;
            // Chunks end so.
            if (_read.AsSpan(0, count).EndsWith("0\r\n\r\n"u8))
            {
                return all;
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask<int> TakeAsync(int at)
    {
        if (at == _read.Length)
        {
            Array.Resize(ref _read, 2 * at);
        }

        var count = await _socket.ReceiveAsync(_read.AsMemory(at));
        return count > 0 ? count : throw new IOException("The server has closed the connection.");
    }

    private static int? Length(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            return null;
        }

        var number = head[(at + 16)..];
        var end = number.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? number : number[..end], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
