namespace Scout.Benchmarks.Looping;

/// <summary>The code of the loops that are measured: as little as there can be.</summary>
public static class Bodies
{
    /// <summary>The number after this one.</summary>
    public static int Next(int number) => number + 1;
}
