using System.Collections.Concurrent;
using System.Net;
using Scout.Tool.Tests.Telemetry;

namespace Scout.Tool.Tests.Validating;

/// <summary>A service on this machine that keeps what is asked of it.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _serving;

    public Mailbox()
    {
        Url = $"http://127.0.0.1:{Collector.FreePort()}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The method and the path of each request, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _requests.Enqueue($"{context.Request.HttpMethod} {context.Request.RawUrl}");
                await context.Response.OutputStream.WriteAsync("taken"u8.ToArray());
                context.Response.Close();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
