using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Scout.Environments.Files;

/// <summary>The few system calls that the runtime does not offer, or whose errors it swallows.</summary>
internal static partial class Posix
{
    public const int ReadOnly = 0;
    public const int AlreadyExists = 17;

    /// <summary>O_CLOEXEC: a process started meanwhile must not inherit the handle. Another number on macOS.</summary>
    public static int CloseOnExec => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Sync(SafeFileHandle handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string from, string to);

    /// <summary>Ends a process for good; a negative number is a group of processes.</summary>
    public static void Kill(int process) => _ = Kill(process, 9);

    /// <summary>This process leads a group of its own from now on.</summary>
    public static void LeadGroup() => _ = SetGroup(0, 0);

    [LibraryImport("libc", EntryPoint = "setpgid")]
    private static partial int SetGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    public static IOException Error(string what, string path, int number) =>
        new($"{what} '{path}': {Marshal.GetPInvokeErrorMessage(number)}", number);
}
