using System.Collections.Concurrent;
using Scout.Revisions.Channel;
using Scout.Revisions.Places;

namespace Scout.Host;

/// <summary>The places of a run whose client gives them: it is asked over the channel. Safe for many threads.</summary>
/// <param name="runId">The run.</param>
/// <param name="tell">Sends a message to the client.</param>
internal sealed class AskedPlaces(string runId, Func<WorkerMessage, ValueTask> tell) : IModelPlaces
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _asked = new();
    private long _number;

    /// <inheritdoc/>
    public async ValueTask<IModelPlace> TakeAsync(string block, string alias, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref _number);
        var given = _asked[number] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await tell(new PlaceWanted(runId, number, block, alias)).ConfigureAwait(false);
        try
        {
            await given.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            Leave(number, 0);
            throw;
        }

        return new Place(this, number);
    }

    /// <summary>A place was given. One that nobody waits for any more was left already.</summary>
    public void Given(long number)
    {
        if (_asked.TryGetValue(number, out var given))
        {
            given.TrySetResult();
        }
    }

    private void Leave(long number, long tokens)
    {
        if (_asked.TryRemove(number, out _))
        {
            // A client that has hung up needs no place back.
            _ = tell(new PlaceLeft(runId, number, tokens)).AsTask();
        }
    }

    private sealed class Place(AskedPlaces places, long number) : IModelPlace
    {
        public void Leave(long tokens) => places.Leave(number, tokens);
    }
}
