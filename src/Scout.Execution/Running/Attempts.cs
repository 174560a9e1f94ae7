using Scout.Execution.Runs;

namespace Scout.Execution.Running;

/// <summary>What is under way for the blocks of a run, and when they began. The run's loop owns it.</summary>
internal static class Attempts
{
    /// <summary>An attempt begins.</summary>
    public static void Begin(Frame frame, int slot, TimeProvider time)
    {
        Stop(frame, slot);
        ref var at = ref frame.Slots[slot];
        if (at.Began == 0)
        {
            at.Began = time.GetTimestamp();
        }
    }

    /// <summary>Something was set going for a block, in place of what was under way for it.</summary>
    public static void Set(Frame frame, int slot, IUnderWay what)
    {
        Stop(frame, slot);
        frame.Slots[slot].UnderWay = what;
    }

    /// <summary>Stops what is under way for a block.</summary>
    public static void Stop(Frame frame, int slot)
    {
        if (frame.Slots[slot].UnderWay is { } what)
        {
            frame.Slots[slot].UnderWay = null;
            what.Stop();
        }
    }

    /// <summary>A block is over: lets go of all that is kept for it.</summary>
    /// <returns>The time since its first attempt began.</returns>
    public static TimeSpan End(Frame frame, int slot, TimeProvider time)
    {
        Stop(frame, slot);
        var began = frame.Slots[slot].Began;
        frame.Slots[slot].Began = 0;
        return began == 0 ? default : time.GetElapsedTime(began);
    }

    /// <summary>Stops everything.</summary>
    public static void StopAll(IEnumerable<Frame> frames)
    {
        foreach (var frame in frames)
        {
            for (var slot = 0; slot < frame.Slots.Length; slot++)
            {
                Stop(frame, slot);
            }
        }
    }
}

/// <summary>A timer of a block: it calls back once, from any thread, unless it is stopped before.</summary>
internal sealed class Alarm(TimeProvider time, TimeSpan due, Action elapsed) : IUnderWay
{
    private readonly ITimer _timer = time.CreateTimer(_ => elapsed(), null, due, Timeout.InfiniteTimeSpan);

    public void Stop() => _timer.Dispose();
}
