namespace Scout.Benchmarks.Rendering;

/// <summary>What some work costs.</summary>
/// <param name="PerSecond">How often it is done in a second of the processor, user and system.</param>
/// <param name="Bytes">What it allocates each time.</param>
internal readonly record struct Speed(double PerSecond, double Bytes)
{
    public static Speed Of(Action work, int times)
    {
        GC.Collect();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var began = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < times; i++)
        {
            work();
        }

        // What the collector does on other threads is a part of the price.
        var took = Environment.CpuUsage.TotalTime - began;
        return new(times / took.TotalSeconds, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / times);
    }

    public static Speed Median(IEnumerable<Speed> speeds) => speeds.OrderBy(speed => speed.PerSecond).ToArray() is var sorted ? sorted[sorted.Length / 2] : default;

    public static double Median(IEnumerable<double> ratios)
    {
        var sorted = ratios.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
