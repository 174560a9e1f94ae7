using System.Net.Sockets;

namespace Scout.Environments.Workers;

/// <summary>The Unix domain socket that a worker connects to, in a folder that only this user may enter.</summary>
internal sealed class WorkerSocket : IDisposable
{
    // sun_path has 108 bytes on Linux and 104 on macOS, the closing zero included.
    private const int LongestPath = 100;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly DirectoryInfo _folder;

    public WorkerSocket()
    {
        _folder = Directory.CreateTempSubdirectory("scout-");
        if (_folder.FullName.Length + 2 > LongestPath && !OperatingSystem.IsWindows())
        {
            _folder.Delete();
            _folder = Directory.CreateDirectory($"/tmp/scout-{Guid.NewGuid():N}", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        FilePath = Path.Combine(_folder.FullName, "w");
        _listener.Bind(new UnixDomainSocketEndPoint(FilePath));
        _listener.Listen(1);
    }

    public string FilePath { get; }

    public async Task<Stream> AcceptAsync(CancellationToken cancellation) =>
        new NetworkStream(await _listener.AcceptAsync(cancellation).ConfigureAwait(false), ownsSocket: true);

    public void Dispose()
    {
        _listener.Dispose();
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The worker has removed it.
        }
    }
}
