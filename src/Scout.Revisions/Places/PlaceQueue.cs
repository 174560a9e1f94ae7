using Scout.Revisions.Runs;

namespace Scout.Revisions.Places;

/// <summary>Who has a place at one model, and who waits for one, in order. Safe for many threads.</summary>
/// <param name="time">The clock.</param>
internal sealed class PlaceQueue(TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly HashSet<ModelPlace> _given = [];
    private readonly LinkedList<ModelPlace> _waiting = [];

    // The last minute: when requests began, and what was used when they were over.
    private readonly Queue<long> _begun = new();
    private readonly Queue<(long At, long Tokens)> _used = new();
    private long _tokens;
    private ITimer? _timer;

    /// <summary>One more asks.</summary>
    public ModelPlace Join(ModelLimits limits)
    {
        var place = new ModelPlace(this, limits);
        lock (_lock)
        {
            _waiting.AddLast(place);
            Move();
        }

        return place;
    }

    /// <summary>One is over with its request, or does not wait any more.</summary>
    public void Leave(ModelPlace place, long tokens)
    {
        lock (_lock)
        {
            if (_given.Remove(place))
            {
                if (tokens > 0)
                {
                    _used.Enqueue((time.GetTimestamp(), tokens));
                    _tokens += tokens;
                }
            }
            else if (place.IsWaiting)
            {
                place.IsWaiting = false;
                _waiting.Remove(place);
            }
            else
            {
                return;
            }

            Move();
        }
    }

    /// <summary>What holds one back that waits: it, or whoever is before it.</summary>
    public HeldBack? WhatHolds(ModelPlace place)
    {
        lock (_lock)
        {
            Forget();
            // By its own limits it might go; then it waits for its turn.
            return place.IsWaiting ? Holds(place.Limits) ?? Holds(_waiting.First!.Value.Limits) : null;
        }
    }

    // Gives places to the first of those who wait, and looks again when the next may have one because time has passed.
    private void Move()
    {
        Forget();
        while (_waiting.First is { Value: var first } && Holds(first.Limits) is null)
        {
            _waiting.RemoveFirst();
            _given.Add(first);
            _begun.Enqueue(time.GetTimestamp());
            first.Give();
        }

        if (_waiting.First is { Value: var next } && Holds(next.Limits) is { Limit: not PlaceLimit.Concurrency })
        {
            var oldest = Math.Min(_begun.TryPeek(out var begun) ? begun : long.MaxValue, _used.TryPeek(out var used) ? used.At : long.MaxValue);
            var due = Minute - time.GetElapsedTime(oldest);
            _timer ??= time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, due.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
        }
    }

    private void Look()
    {
        lock (_lock)
        {
            Move();
        }
    }

    private void Forget()
    {
        while (_begun.TryPeek(out var begun) && time.GetElapsedTime(begun) >= Minute)
        {
            _begun.Dequeue();
        }

        while (_used.TryPeek(out var used) && time.GetElapsedTime(used.At) >= Minute)
        {
            _tokens -= _used.Dequeue().Tokens;
        }
    }

    private HeldBack? Holds(ModelLimits limits) =>
        _given.Count >= limits.Concurrency ? new(PlaceLimit.Concurrency, _given.Count, limits.Concurrency.Value)
        : _begun.Count >= limits.RequestsPerMinute ? new(PlaceLimit.RequestsPerMinute, _begun.Count, limits.RequestsPerMinute.Value)
        : _tokens >= limits.TokensPerMinute ? new(PlaceLimit.TokensPerMinute, _tokens, limits.TokensPerMinute.Value)
        : null;
}
