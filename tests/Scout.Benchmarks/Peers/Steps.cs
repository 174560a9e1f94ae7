using System.Diagnostics;

namespace Scout.Benchmarks.Peers;

/// <summary>The work of every step of everybody: none, but to note when it was there.</summary>
public static class Steps
{
    private static long[] _times = [];
    private static int _next;

    /// <summary>A step.</summary>
    /// <param name="number">What it gives back.</param>
    public static int Same(int number)
    {
        var at = Interlocked.Increment(ref _next) - 1;
        if (at < _times.Length)
        {
            _times[at] = Stopwatch.GetTimestamp();
        }

        return number;
    }

    /// <summary>Notes the times of so many steps from now on.</summary>
    internal static void Note(int count) => (_times, _next) = (new long[count], 0);

    /// <summary>How many steps there were.</summary>
    internal static int Count => _next;

    /// <summary>The times between one step and the next, shortest first.</summary>
    internal static TimeSpan[] Between() => [.. _times[..Math.Min(_next, _times.Length)].Zip(_times.Skip(1), Stopwatch.GetElapsedTime).Where(time => time >= TimeSpan.Zero).Order()];
}
