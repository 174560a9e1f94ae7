using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Scout.Tool.Tests.Telemetry;

/// <summary>A collector on this machine that keeps what it gets by OTLP over HTTP; what is asked of it elsewhere it answers, and keeps the headers.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<byte[]> _traces = new();
    private readonly ConcurrentQueue<byte[]> _metrics = new();
    private readonly ConcurrentQueue<string?> _askedBy = new();
    private readonly ConcurrentBag<string?> _keys = [];
    private readonly Task _serving;
    private readonly bool _isSilent;

    private Collector(bool isSilent)
    {
        _isSilent = isSilent;
        Url = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>Every span that came.</summary>
    public IReadOnlyList<SentSpan> Spans => [.. _traces.SelectMany(SentSpan.Of)];

    /// <summary>Every point of a metric that came.</summary>
    public IReadOnlyList<SentPoint> Points => [.. _metrics.SelectMany(SentPoint.Of)];

    /// <summary>All that came, as one text: what is nowhere in it was not sent.</summary>
    public string Bytes => string.Concat(_traces.Concat(_metrics).Select(Encoding.Latin1.GetString));

    /// <summary>The header <c>traceparent</c> of each request for something else.</summary>
    public IReadOnlyList<string?> AskedBy => [.. _askedBy];

    /// <summary>The header <c>api-key</c> of each export.</summary>
    public IReadOnlyCollection<string?> Keys => _keys;

    /// <param name="isSilent">Whether it takes requests and never answers.</param>
    public static Collector Start(bool isSilent = false) => new(isSilent);

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var path = context.Request.Url!.AbsolutePath;
            if (path is "/v1/traces" or "/v1/metrics")
            {
                (path == "/v1/traces" ? _traces : _metrics).Enqueue(body.ToArray());
                _keys.Add(context.Request.Headers["api-key"]);
                if (_isSilent)
                {
                    continue;
                }
            }
            else
            {
                _askedBy.Enqueue(context.Request.Headers["traceparent"]);
                context.Response.OutputStream.Write("fetched"u8);
            }

            context.Response.Close();
        }
    }
}
