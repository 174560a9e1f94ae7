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
