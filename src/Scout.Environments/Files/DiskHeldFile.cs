namespace Scout.Environments.Files;

/// <summary>A lock file. It is permanent: a file that is created and deleted instead stays stuck after kill -9.</summary>
internal sealed class DiskHeldFile(string path) : IHeldFile
{
    private readonly FileStream _stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    public void Replace(ReadOnlySpan<byte> content)
    {
        _stream.SetLength(0);
        _stream.Position = 0;
        _stream.Write(content);
    }

    public void Dispose() => _stream.Dispose();
}
