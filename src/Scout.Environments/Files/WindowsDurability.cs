using Microsoft.Win32.SafeHandles;

namespace Scout.Environments.Files;

/// <summary>Windows. Untested: a file's content is flushed, a folder's entries cannot be, and the file system's own journal is trusted with them.</summary>
internal sealed class WindowsDurability : IDurability
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    public void SyncFile(SafeFileHandle handle) => RandomAccess.FlushToDisk(handle);

    public void SyncFolder(string path)
    {
    }

    public bool RenameNew(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    public string? Peek(string path) => null;

    public bool IsWouldBlock(IOException error) => error.HResult is SharingViolation or LockViolation;
}
