using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Scout.Host;

/// <summary>A job of Windows that this process and all that it starts belong to: it ends them when this process ends, however that happens.</summary>
internal static partial class Job
{
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;

    /// <summary>Begins it. Where the system refuses, nothing is lost but that.</summary>
    [SupportedOSPlatform("windows")]
    public static void Begin()
    {
        // The only handle is never closed: the system does that as this process ends.
        var job = Create(0, 0);
        var limits = new Limits { Flags = KillOnClose };
        if (job != 0 && Set(job, ExtendedLimits, in limits, Marshal.SizeOf<Limits>()))
        {
            _ = Assign(job, Self());
        }
    }

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true)]
    private static partial nint Create(nint security, nint name);

    [LibraryImport("kernel32", EntryPoint = "SetInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Set(nint job, int kind, in Limits limits, int length);

    [LibraryImport("kernel32", EntryPoint = "AssignProcessToJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Assign(nint job, nint process);

    [LibraryImport("kernel32", EntryPoint = "GetCurrentProcess")]
    private static partial nint Self();

    // JOBOBJECT_EXTENDED_LIMIT_INFORMATION.
    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public long ProcessTime;
        public long JobTime;
        public uint Flags;
        public nuint LeastMemory;
        public nuint MostMemory;
        public uint Processes;
        public nuint Affinity;
        public uint Priority;
        public uint Scheduling;
        public ulong Reads;
        public ulong Writes;
        public ulong Others;
        public ulong BytesRead;
        public ulong BytesWritten;
        public ulong OtherBytes;
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint MostProcessMemory;
        public nuint MostJobMemory;
    }
}
