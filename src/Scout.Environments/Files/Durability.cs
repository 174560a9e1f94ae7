using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Scout.Environments.Files;

/// <summary>What differs between operating systems in making files durable.</summary>
internal interface IDurability
{
    void SyncFile(SafeFileHandle handle);

    void SyncFolder(string path);

    bool RenameNew(string from, string to);

    string? Peek(string path);

    bool IsWouldBlock(IOException error);
}

/// <summary>Linux, measured; macOS takes the same way and is untested (its fsync does not empty the drive's own cache).</summary>
internal sealed class UnixDurability : IDurability
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    public void SyncFile(SafeFileHandle handle)
    {
        // FileStream.Flush(true) and RandomAccess.FlushToDisk report success whatever fsync says.
        if (Posix.Sync(handle) != 0)
        {
            throw Posix.Error("fsync of", "file", Marshal.GetLastPInvokeError());
        }
    }

    public void SyncFolder(string path)
    {
        var descriptor = Posix.Open(path, Posix.ReadOnly | Posix.CloseOnExec);
        if (descriptor < 0)
        {
            throw Posix.Error("open of folder", path, Marshal.GetLastPInvokeError());
        }

        var result = Posix.Sync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Posix.Close(descriptor);
        if (result != 0)
        {
            throw Posix.Error("fsync of folder", path, error);
        }
    }

    public bool RenameNew(string from, string to)
    {
        // rename() replaces; link() is the call that fails where something is there.
        if (Posix.Link(from, to) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error == Posix.AlreadyExists ? false : throw Posix.Error("link of", to, error);
        }

        File.Delete(from);
        return true;
    }

    public string? Peek(string path)
    {
        // Opened past the runtime, which would ask for the lock.
        var descriptor = Posix.Open(path, Posix.ReadOnly | Posix.CloseOnExec);
        if (descriptor < 0)
        {
            return null;
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        var bytes = new byte[4096];
        var read = RandomAccess.Read(handle, bytes, 0);
        return System.Text.Encoding.UTF8.GetString(bytes, 0, read);
    }

    public bool IsWouldBlock(IOException error) =>
        error.HResult == (OperatingSystem.IsMacOS() ? WouldBlockOnMac : WouldBlockOnLinux);
}

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
