using System.Diagnostics;

namespace Scout.Benchmarks;

/// <summary>What a piece of work took of this process.</summary>
/// <param name="Elapsed">Time.</param>
/// <param name="Cpu">Time of processors, of the system's part too.</param>
/// <param name="Bytes">Memory that was allocated.</param>
internal readonly record struct Spent(TimeSpan Elapsed, TimeSpan Cpu, long Bytes)
{
    /// <summary>Does work, from clean memory on.</summary>
    public static async Task<Spent> OnAsync(Func<Task> work)
    {
        GC.Collect();
        var (began, cpu, bytes) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        await work();
        return new(Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
