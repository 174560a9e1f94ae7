using System.Collections.Concurrent;
using Scout.Execution.Runs;

namespace Scout.Execution.Running;

/// <summary>A thread of the engine's own, for what must go on while blocks hold every thread of the pool: the loops of runs, cancellations.</summary>
internal static class EngineThread
{
    private static readonly Lazy<BlockingCollection<Action>> Work = new(Start);

    /// <summary>Whether the pool has so much to do that nobody knows when it gets to more.</summary>
    public static bool IsNeeded => FullPool.IsFull;

    /// <summary>Does something there soon: short work of the engine's, never an author's code.</summary>
    public static void Post(Action work) => Work.Value.Add(work);

    private static BlockingCollection<Action> Start()
    {
        var work = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var next in work.GetConsumingEnumerable())
            {
                next();
            }
        })
        { IsBackground = true, Name = "Scout engine" }.Start();
        return work;
    }
}
