namespace Scout.Tool.Tests.Validating;

/// <summary>A service on this machine that keeps what is asked of it.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private readonly LocalService _service = new(request => $"{request.HttpMethod} {request.RawUrl}", context => context.Response.OutputStream.WriteAsync("taken"u8.ToArray()).AsTask());

    public string Url => _service.Url;

    /// <summary>The method and the path of each request, in order.</summary>
    public IReadOnlyList<string> Requests => _service.Requests;

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
