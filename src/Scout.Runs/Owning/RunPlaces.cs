using System.Collections.Immutable;
using Scout.Revisions.Channel;
using Scout.Revisions.Places;
using Scout.Revisions.Runs;

namespace Scout.Runs.Owning;

/// <summary>The places at models of one run, as long as one worker has it: what the worker asks for it gets in turn with the owner's other runs. Safe for many threads.</summary>
/// <param name="places">The owner's places.</param>
/// <param name="environment">The run's environment.</param>
/// <param name="settings">The run's settings.</param>
/// <param name="time">The clock.</param>
/// <param name="give">Tells the worker that a request has its place.</param>
/// <param name="waiting">Told what has waited for a while, now and then where that is something else than before, and at once where it is nothing; from any thread, one at a time.</param>
internal sealed class RunPlaces(ModelPlaces places, string environment, RunSettings settings, TimeProvider time, Func<long, Task> give, Action<ImmutableArray<PlaceWait>> waiting) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Asked> _asked = [];
    private ImmutableArray<PlaceWait> _told = [];
    private ITimer? _beat;
    private bool _isOver;

    /// <summary>What a worker says of the run's places.</summary>
    public void Take(WorkerMessage message)
    {
        switch (message)
        {
            case PlaceWanted wanted:
                Join(wanted);
                break;
            case PlaceLeft left:
                Leave(left);
                break;
        }
    }

    /// <summary>The worker has no more to do with the run, or is dead: whatever it had goes to others.</summary>
    public void Dispose()
    {
        Asked[] left;
        lock (_lock)
        {
            _isOver = true;
            left = [.. _asked.Values];
            _asked.Clear();
            _beat?.Dispose();
            Tell(atOnce: true);
        }

        Array.ForEach(left, asked => asked.Place.Leave(0));
    }

    private void Join(PlaceWanted wanted)
    {
        ModelPlace place;
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            // One that has no limit here, whatever the worker thinks, has its place at once.
            place = places.Ask(environment, wanted.Model, settings.Models.GetValueOrDefault(wanted.Model)?.Limits ?? new());
            _asked.Add(wanted.Number, new(place, wanted.Block, wanted.Model, time.GetUtcNow()));
            if (!place.Given.IsCompleted)
            {
                _beat ??= time.CreateTimer(_ => Beat(), null, OwnPlaces.WorthAWord, OwnPlaces.WorthAWord);
            }
        }

        _ = GiveAsync(place, wanted.Number);
    }

    // One that is left before is never given; then this is forgotten with it.
    private async Task GiveAsync(ModelPlace place, long number)
    {
        await place.Given.ConfigureAwait(false);
        Tell();
        await give(number).ConfigureAwait(false);
    }

    private void Leave(PlaceLeft left)
    {
        Asked? asked;
        lock (_lock)
        {
            _asked.Remove(left.Number, out asked);
        }

        asked?.Place.Leave(left.Tokens);
        Tell();
    }

    private void Beat()
    {
        lock (_lock)
        {
            Tell(atOnce: true);
            if (!_asked.Values.Any(asked => !asked.Place.Given.IsCompleted))
            {
                _beat?.Dispose();
                _beat = null;
            }
        }
    }

    private void Tell()
    {
        lock (_lock)
        {
            if (!_told.IsEmpty)
            {
                Tell(atOnce: false);
            }
        }
    }

    private void Tell(bool atOnce)
    {
        var worth = time.GetUtcNow() - OwnPlaces.WorthAWord;
        ImmutableArray<PlaceWait> now = [.. _asked.OrderBy(pair => pair.Key).Select(pair => pair.Value).Where(asked => asked.Since <= worth).Select(asked => asked.Wait).OfType<PlaceWait>()];
        if (!now.SequenceEqual(_told) && (atOnce || now.IsEmpty))
        {
            _told = now;
            waiting(now);
        }
    }

    private sealed record Asked(ModelPlace Place, string Block, string Model, DateTimeOffset Since)
    {
        public PlaceWait? Wait => Place.HeldBack is { } held ? new(Block, Model, held.Limit, held.Used, held.Most, Since) : null;
    }
}
