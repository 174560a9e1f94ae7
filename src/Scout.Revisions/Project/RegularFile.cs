using System.Runtime.InteropServices;

namespace Scout.Revisions.Project;

/// <summary>Whether a file is one. To open a named pipe is to wait for whoever writes into it, and that may be for ever; a folder that was unpacked may hold one anywhere.</summary>
internal static partial class RegularFile
{
    private const int KindMask = 0xF000;
    private const int Folder = 0x4000;
    private const int Regular = 0x8000;

    /// <summary>Whether something lies there that is neither a file nor a folder, links followed: a named pipe, a device, a socket.</summary>
    /// <param name="path">The path; it may not be there.</param>
    public static bool IsOther(string path) =>
        !OperatingSystem.IsWindows() && Status(path, out var status) == 0 && (status.Mode & KindMask) is not (Regular or Folder);

    /// <summary>Refuses what is neither a file nor a folder.</summary>
    /// <param name="path">The path; it may not be there.</param>
    /// <exception cref="IOException">It is something else.</exception>
    public static void Require(string path)
    {
        if (IsOther(path))
        {
            throw new IOException($"{path} is a named pipe, a device or a socket, where a file is expected. Move it away.");
        }
    }

    // The system's own structure differs from machine to machine; the runtime's does not, and no public method of it tells what a file is without opening it.
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(string path, out FileStatus status);

    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private struct FileStatus
    {
        [FieldOffset(4)]
        public int Mode;
    }
}
