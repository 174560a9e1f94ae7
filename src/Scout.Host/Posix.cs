using System.Runtime.InteropServices;

namespace Scout.Host;

/// <summary>The few system calls that the runtime does not offer.</summary>
internal static partial class Posix
{
    public const int KillSignal = 9;

    [LibraryImport("libc", EntryPoint = "setpgid")]
    public static partial int SetGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "getpgid")]
    public static partial int GetGroup(int process);

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int Parent();

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Kill(int process, int signal);
}
