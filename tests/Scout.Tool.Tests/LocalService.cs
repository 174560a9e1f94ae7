using System.Collections.Concurrent;
using System.Net;
using Scout.Tool.Tests.Telemetry;

namespace Scout.Tool.Tests;

/// <summary>A service on this machine, on a free port, that answers as whoever makes it says.</summary>
internal sealed class LocalService : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _serving;

    /// <param name="kept">What is kept of a request, whatever becomes of its answer.</param>
    /// <param name="answer">Answers it.</param>
    public LocalService(Func<HttpListenerRequest, string> kept, Func<HttpListenerContext, Task> answer)
    {
        Url = $"http://127.0.0.1:{Collector.FreePort()}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _serving = ServeAsync(kept, answer);
    }

    public string Url { get; }

    /// <summary>What is kept of each request, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync(Func<HttpListenerRequest, string> kept, Func<HttpListenerContext, Task> answer)
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _requests.Enqueue(kept(context.Request));
                await answer(context);
                context.Response.Close();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
