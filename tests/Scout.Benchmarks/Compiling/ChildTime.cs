using System.Runtime.InteropServices;

namespace Scout.Benchmarks.Compiling;

/// <summary>The processor time of the child processes that have ended, which Unix keeps and .NET does not tell.</summary>
internal static partial class ChildTime
{
    private const int OfChildren = -1;
    private const int Longs = 18;

    /// <summary>User and system time of all of them; nothing on Windows, where a process that has ended tells its own.</summary>
    public static TimeSpan Total()
    {
        if (OperatingSystem.IsWindows())
        {
            return TimeSpan.Zero;
        }

        // Seconds and microseconds of user time, then of system time; the rest is not of interest.
        Span<long> usage = stackalloc long[Longs];
        return ReadUsage(OfChildren, usage) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds((int)usage[1] + (int)usage[3])
            : throw new InvalidOperationException($"getrusage failed with {Marshal.GetLastPInvokeError()}.");
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int ReadUsage(int who, Span<long> usage);
}
