using Microsoft.Win32.SafeHandles;

namespace Scout.Environments.Files;

/// <summary>A new file on disk.</summary>
internal sealed class DiskFile(string path, IDurability durability) : IWritableFile
{
    private readonly SafeFileHandle _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    private long _offset;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_handle, bytes, _offset);
        _offset += bytes.Length;
    }

    public void Sync() => durability.SyncFile(_handle);

    public void Dispose() => _handle.Dispose();
}
