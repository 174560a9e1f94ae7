using Scout.Revisions.Runs;

namespace Scout.Revisions.Places;

/// <summary>The places of a run whose process gives them itself.</summary>
/// <param name="places">The places of the process.</param>
/// <param name="environment">The run's environment.</param>
/// <param name="settings">The run's settings.</param>
/// <param name="time">The clock.</param>
/// <param name="waiting">Told of a block that has waited for a while; none: nobody is.</param>
internal sealed class OwnPlaces(ModelPlaces places, string environment, RunSettings settings, TimeProvider time, Action<PlaceWait>? waiting) : IModelPlaces
{
    /// <summary>A shorter wait is not worth a word.</summary>
    public static readonly TimeSpan WorthAWord = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async ValueTask<IModelPlace> TakeAsync(string block, string alias, CancellationToken cancellation)
    {
        var place = places.Ask(environment, alias, settings.Models[alias].Limits!);
        try
        {
            await (waiting is null ? place.Given.WaitAsync(cancellation) : TellAsync(place, block, alias, waiting, cancellation)).ConfigureAwait(false);
            return place;
        }
        catch
        {
            place.Leave(0);
            throw;
        }
    }

    private async Task TellAsync(ModelPlace place, string block, string alias, Action<PlaceWait> tell, CancellationToken cancellation)
    {
        var since = time.GetUtcNow();
        try
        {
            await place.Given.WaitAsync(WorthAWord, time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            if (place.HeldBack is { } held)
            {
                tell(new(block, alias, held.Limit, held.Used, held.Most, since));
            }

            await place.Given.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }
}
