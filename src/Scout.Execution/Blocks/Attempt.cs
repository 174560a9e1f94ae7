using System.Runtime.InteropServices;
using System.Text.Json;
using Scout.Execution.Code;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Blocks;

/// <summary>An attempt at a block that does more than computing: what is to be done, what goes with it while it is done, and what came of it. Safe for many threads.</summary>
/// <param name="call">The attempt.</param>
/// <param name="code">What is to be done.</param>
/// <param name="limit">Its timeout, or none.</param>
internal sealed class Attempt(BlockCall call, IBlockCode code, ITimeLimit? limit) : BlockLog, IUnderWay
{
    private static readonly object Over = new();

    // What its code sees of the run, made when that is asked for; or that it is over and nobody did.
    private object? _surroundings;
    private CancellationTokenSource? _stop;
    private volatile bool _isStopped;

    public BlockCall Call { get; } = call;

    /// <summary>What it gave, when it is over and did not fail.</summary>
    public JsonElement Output { get; private set; }

    /// <summary>Says what was used so far, from any thread; or none. Its code says how.</summary>
    public Func<JsonElement?>? Used { get; set; }

    public JsonElement? UsedSoFar => Used?.Invoke();

    /// <summary>Why it failed, when it is over and did.</summary>
    public RunError? Error { get; private set; }

    /// <summary>Whether nobody waits for it any more.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>Canceled when that is so. It is never disposed of: work that does not obey may still look at the token after the end, and a source without a timer of its own holds nothing.</summary>
    public CancellationToken Stopping
    {
        get
        {
            if (_stop is null && Interlocked.CompareExchange(ref _stop, new(), null) is null && _isStopped)
            {
                _stop.Cancel();
            }

            return _stop!.Token;
        }
    }

    public override LogSeverity Least => Call.Run.LogLevel;

    public override CodeContext Context
    {
        get
        {
            var seen = Volatile.Read(ref _surroundings);
            while (seen is not BlockSurroundings)
            {
                // Work that a block left behind may ask for it first when the block is over.
                Interlocked.CompareExchange(ref _surroundings, new BlockSurroundings(Call, isOver: seen == Over), seen);
                seen = Volatile.Read(ref _surroundings);
            }

            return ((BlockSurroundings)seen).Context;
        }
    }

    public override bool Tell(LogLine line) => Call.Run.Logged(Call.Path, line);

    /// <summary>Makes it, beginning on this thread, where it leaves nothing behind.</summary>
    public async ValueTask MakeAsync()
    {
        CodeContext.Flow = this;
        try
        {
            try
            {
                var output = await code.RunAsync(this).ConfigureAwait(false);
                Output = JsonMarshal.GetRawUtf8Value(output).Length <= BoundedJson.Most ? output : throw CodeErrors.ResultTooLong("it", BoundedJson.Most);
            }
            finally
            {
                if (Interlocked.CompareExchange(ref _surroundings, Over, null) is BlockSurroundings used && used.End() is { } services)
                {
                    CodeContext.Flow = new Leaving(this);
                    await services.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
        catch (ScoutException exception)
        {
            Error = RunErrors.Of(Call.Path, exception) with { Used = UsedSoFar };
        }
        catch (Exception exception)
        {
            Error = RunErrors.Crashed(Call.Path, exception, Call.Block) with { Used = UsedSoFar };
        }
    }

    /// <summary>From now on its timeout does not run.</summary>
    public void Pause() => limit?.Pause();

    /// <summary>From now on its timeout runs again.</summary>
    public void GoOn() => limit?.GoOn();

    public void Stop()
    {
        limit?.Stop();
        _isStopped = true;
        Interlocked.MemoryBarrier();
        // Callbacks of user code run on a thread of their own: the loop must not wait for them.
        _ = _stop is null ? null : FullPool.CancelAsync(_stop);
    }

    // While what it used is disposed of: there is no block any more, but what is logged is still its.
    private sealed class Leaving(Attempt left) : BlockLog
    {
        public override CodeContext? Context => null;

        public override LogSeverity Least => left.Least;

        public override bool Tell(LogLine line) => left.Tell(line);
    }
}
