using System.Net;
using System.Net.Sockets;

namespace Scout.Tool.Tests.Trust;

/// <summary>A package feed on this machine that takes whoever asks, and never answers.</summary>
internal sealed class SilentFeed : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentFeed() => _listener.Start();

    public string Url => $"http://{_listener.LocalEndpoint}/v3/index.json";

    /// <summary>Waits until somebody asks.</summary>
    public async Task AskedAsync() => await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _listener.Dispose();
}
