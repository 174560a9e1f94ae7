using Scout.Execution.Blocks;
using Scout.Execution.Code;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>An attempt at a block: what is to be done, and what came of it.</summary>
/// <param name="call">The attempt.</param>
/// <param name="code">What is to be done.</param>
/// <param name="logged">Takes what it logs, under the block's path.</param>
internal sealed class Attempt(BlockCall call, IBlockCode code, Func<string, LogLine, bool> logged) : BlockLog, IUnderWay
{
    public BlockCall Call { get; } = call;

    /// <summary>Its timeout, or none.</summary>
    public Alarm? Alarm { get; set; }

    /// <summary>What it gave, when it is over and did not fail.</summary>
    public BlockOutcome Outcome { get; private set; }

    /// <summary>Why it failed, when it is over and did.</summary>
    public RunError? Error { get; private set; }

    public override LogSeverity Least => Call.Run.LogLevel;

    public override bool Tell(LogLine line) => logged(Call.Path, line);

    /// <summary>Makes it, beginning on this thread, where it leaves nothing behind.</summary>
    public async ValueTask MakeAsync()
    {
        var surroundings = new BlockSurroundings(Call);
        CodeLogs.Enter(this);
        CodeContext.Enter(new(surroundings));
        try
        {
            try
            {
                Outcome = await code.RunAsync(Call).ConfigureAwait(false);
            }
            finally
            {
                if (surroundings.End() is { } services)
                {
                    CodeContext.Enter(null);
                    await services.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
        catch (ScoutException exception)
        {
            Error = RunErrors.Of(Call.Path, exception);
        }
        catch (Exception exception)
        {
            Error = RunErrors.Crashed(Call.Path, exception, Call.Block);
        }
    }

    public void Stop()
    {
        Alarm?.Stop();
        Call.Stop();
    }
}
