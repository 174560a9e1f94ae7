using System.Net;

namespace Scout.Server.Tests.Clients;

/// <summary>Stands between a client and a server, and does to requests and answers what networks and proxies do.</summary>
/// <param name="answer">Answers the request of a number, from 1: by itself, or with what is behind it.</param>
internal sealed class Between(Func<int, HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> answer) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _requests;

    public int Requests => _requests;

    /// <summary>A client that has it, of a server.</summary>
    public HttpClient Client(Uri server, string key)
    {
        var client = new HttpClient(this) { BaseAddress = server };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>An answer of a text.</summary>
    public static HttpResponseMessage Text(HttpStatusCode status, string text, string type = "application/json", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(text, System.Text.Encoding.UTF8, type) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    /// <summary>An answer that breaks off behind so many events.</summary>
    public static async Task<HttpResponseMessage> BrokenAsync(HttpResponseMessage response, int events)
    {
        var whole = await response.Content.ReadAsStringAsync();
        var frames = whole.Split("\n\n").Take(events).Select(frame => frame + "\n\n");
        var content = new StreamContent(new Breaking(System.Text.Encoding.UTF8.GetBytes(string.Concat(frames) + "event: half")));
        content.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content = content;
        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        answer(Interlocked.Increment(ref _requests), request, () => base.SendAsync(request, cancellationToken));

    private sealed class Breaking(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer) is > 0 and var read ? read : throw new IOException("the connection was reset");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
