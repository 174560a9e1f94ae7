using Scout.Revisions.Runs;

namespace Scout.Revisions.Places;

/// <summary>
/// Gives requests to models their places, for all runs of a process: to those of one alias in one environment in the order in which they ask. Safe for many threads.
/// </summary>
/// <remarks>
/// <c>System.Threading.RateLimiting</c> has limiters of each of the three kinds, but two of them taken one after the other hold a place while they wait for the next, they go by a clock
/// that no test can set, and none says what it waits for.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class ModelPlaces(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Environment, string Alias), PlaceQueue> _queues = [];

    /// <summary>Asks for a place. It is to be left in any case, given or not.</summary>
    /// <param name="environment">The environment of the run: two of them share nothing.</param>
    /// <param name="alias">The model's alias.</param>
    /// <param name="limits">The limits of the alias, as the run has them: what other runs use counts, whatever limits those have.</param>
    public ModelPlace Ask(string environment, string alias, ModelLimits limits)
    {
        PlaceQueue? queue;
        lock (_lock)
        {
            if (!_queues.TryGetValue((environment, alias), out queue))
            {
                _queues[(environment, alias)] = queue = new(time);
            }
        }

        return queue.Join(limits);
    }
}

/// <summary>A place at a model, or a place in the queue for one.</summary>
internal sealed class ModelPlace : IModelPlace
{
    private readonly PlaceQueue _queue;
    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ModelPlace(PlaceQueue queue, ModelLimits limits) => (_queue, Limits) = (queue, limits);

    /// <summary>Completes when the request may be made; never, where it is left before.</summary>
    public Task Given => _given.Task;

    /// <summary>What it waits for; none once it was given, or left.</summary>
    public HeldBack? HeldBack => _queue.WhatHolds(this);

    internal ModelLimits Limits { get; }

    // The queue's, under its lock.
    internal bool IsWaiting { get; set; } = true;

    /// <inheritdoc/>
    public void Leave(long tokens) => _queue.Leave(this, tokens);

    internal void Give()
    {
        IsWaiting = false;
        _given.TrySetResult();
    }
}
