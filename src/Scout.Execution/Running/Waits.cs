using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>A block that waits for something.</summary>
/// <param name="Call">The attempt at it.</param>
/// <param name="Wait">What it waits for.</param>
internal sealed record WaitingBlock(BlockCall Call, BlockWait Wait)
{
    /// <summary>Whether it still does: it may have been stopped, or have waited too long.</summary>
    public bool IsCurrent => RunState.IsUnderWay(Call.Frame, Call.Slot, Call.Attempt);
}

/// <summary>A signal that is recorded and that no block has taken yet.</summary>
/// <param name="Record">The sequence of its record.</param>
/// <param name="Signal">The signal.</param>
internal sealed record EarlySignal(long Record, RunSignal Signal);

/// <summary>The blocks of a run that wait for something, and the signals that none of them has waited for yet. The run's loop owns it.</summary>
internal sealed class Waits
{
    private readonly List<WaitingBlock> _blocks = [];
    private readonly List<EarlySignal> _early = [];
    private readonly HashSet<long> _numbers = [];

    /// <summary>Whether a block waits for somebody outside.</summary>
    public bool AnyOutside => _blocks.Exists(block => block.IsCurrent && block.Wait.Kind != WaitKind.Timer);

    /// <summary>A block waits.</summary>
    public void Add(WaitingBlock block)
    {
        _blocks.Add(block);
    }

    /// <summary>A signal waits for its block.</summary>
    public void Add(EarlySignal signal) => _early.Add(signal);

    /// <summary>Whether a signal comes for the first time: the run store tells it again where nobody knows whether it arrived.</summary>
    public bool IsNew(RunSignal signal) => signal.Number == 0 || _numbers.Add(signal.Number);

    /// <summary>The block that waits for a signal, the one that has waited longest first; it waits no longer.</summary>
    public WaitingBlock? Take(RunSignal signal) => Take(_blocks, block => block.IsCurrent && WaitWork.Fits(block.Call, block.Wait, signal));

    /// <summary>The signal that had come before a block waited for it, the oldest first.</summary>
    public EarlySignal? Take(WaitingBlock block) => Take(_early, early => WaitWork.Fits(block.Call, block.Wait, early.Signal));

    /// <summary>The block whose timer is over, or that has waited too long; it waits no longer.</summary>
    public WaitingBlock? Take(RunRecord.WaitOver over) =>
        Take(_blocks, block => block.IsCurrent && (block.Call.Frame.Id, block.Call.Slot, block.Call.Attempt) == (over.Frame, over.Slot, over.Attempt));

    /// <summary>A block waits no longer.</summary>
    /// <returns>Whether it did.</returns>
    public bool Remove(Frame frame, int slot) => _blocks.Count > 0 && _blocks.RemoveAll(block => block.Call.Frame == frame && block.Call.Slot == slot) > 0;

    private static T? Take<T>(List<T> all, Predicate<T> fits)
        where T : class
    {
        var at = all.FindIndex(fits);
        if (at < 0)
        {
            return null;
        }

        var taken = all[at];
        all.RemoveAt(at);
        return taken;
    }
}
