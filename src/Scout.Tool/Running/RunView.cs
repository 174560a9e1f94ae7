using System.Collections.Immutable;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary>Shows a run while it goes on.</summary>
internal abstract class RunView : IDisposable
{
    /// <summary>The view that fits: live where it is wanted and there is a terminal, lines else, nothing at all for JSON.</summary>
    /// <param name="json">Whether the answer is JSON.</param>
    /// <param name="watch">Whether somebody watches.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="target">What runs.</param>
    public static RunView For(bool json, bool watch, Terminal terminal, RunTarget target) => json switch
    {
        true => new SilentRunView(terminal),
        _ when watch && terminal.IsInteractive => new LiveRunView(terminal, target),
        _ => new RunLinesView(terminal, BlockTree.Of(target.Revision, target.Calls), details: watch),
    };

    /// <summary>Whether it shows what models say while they say it.</summary>
    public virtual bool IsLive => false;

    /// <summary>Something happened; the run is as it is after it.</summary>
    public abstract void Happened(RunEvent happened, RunSummary run);

    /// <summary>The run only waits now, and this process stays with it.</summary>
    public virtual void Stays(RunSummary run)
    {
    }

    /// <summary>A model has said so much so far; from any thread.</summary>
    public virtual void Saying(string block, string text)
    {
    }

    /// <summary>These blocks have waited for places at models for a while now; none of them: none does any more. From any thread.</summary>
    public virtual void Queueing(ImmutableArray<PlaceWait> waits)
    {
    }

    /// <summary>Prints how the run ended, and its output.</summary>
    public abstract void Ended(RunSummary run);

    /// <summary>User code wrote a line; from any thread.</summary>
    public abstract void UserLine(string line);

    /// <summary>Ends whatever moves.</summary>
    public virtual void Dispose()
    {
    }
}
