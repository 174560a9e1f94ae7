using Microsoft.Extensions.Time.Testing;
using Scout.Revisions.Places;
using Scout.Revisions.Runs;

namespace Scout.Execution.Tests.Models;

/// <summary>Who may ask a model whose alias has limits, and when.</summary>
public sealed class PlacesAtModels
{
    private readonly FakeTimeProvider _time = new();
    private readonly ModelPlaces _places;

    public PlacesAtModels() => _places = new(_time);

    [Fact]
    public void So_many_are_under_way_at_once_and_the_next_goes_when_one_is_over_in_the_order_in_which_they_came()
    {
        var asked = Enumerable.Range(0, 5).Select(_ => Ask(new(Concurrency: 2))).ToArray();
        Assert.Equal([true, true, false, false, false], asked.Select(IsGiven));
        Assert.Equal(new HeldBack(PlaceLimit.Concurrency, 2, 2), asked[4].HeldBack);

        asked[1].Leave(10);
        Assert.Equal([true, true, true, false, false], asked.Select(IsGiven));

        // Twice is once.
        asked[1].Leave(10);
        Assert.False(IsGiven(asked[3]));

        asked[0].Leave(0);
        asked[2].Leave(0);
        Assert.Equal([true, true, true, true, true], asked.Select(IsGiven));
        Assert.Null(asked[4].HeldBack);
    }

    [Fact]
    public void Who_does_not_wait_any_more_holds_nobody_back_and_is_given_nothing()
    {
        var asked = Enumerable.Range(0, 4).Select(_ => Ask(new(Concurrency: 1))).ToArray();

        asked[1].Leave(0);
        asked[0].Leave(0);

        Assert.Equal([true, false, true, false], asked.Select(IsGiven));
        Assert.Null(asked[1].HeldBack);
    }

    [Fact]
    public void So_many_begin_within_any_minute_however_soon_they_are_over()
    {
        var asked = new List<ModelPlace>();
        for (var second = 0; second < 5; second++)
        {
            asked.Add(Ask(new(RequestsPerMinute: 3)));
            asked[^1].Leave(0);
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        // The first began 50 seconds ago; those that were left are not made.
        var next = Ask(new(RequestsPerMinute: 3));
        var later = Ask(new(RequestsPerMinute: 3));
        Assert.Equal((new HeldBack(PlaceLimit.RequestsPerMinute, 3, 3), false), (next.HeldBack, IsGiven(next)));

        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(IsGiven(next));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal((true, false), (IsGiven(next), IsGiven(later)));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(IsGiven(later));
    }

    [Fact]
    public void None_begins_while_the_tokens_of_the_last_minute_are_at_the_limit()
    {
        var first = Ask(new(TokensPerMinute: 1000));
        var second = Ask(new(TokensPerMinute: 1000));
        Assert.True(IsGiven(second));

        first.Leave(900);
        Assert.True(IsGiven(Ask(new(TokensPerMinute: 1000))));
        _time.Advance(TimeSpan.FromSeconds(30));
        second.Leave(300);
        var third = Ask(new(TokensPerMinute: 1000));
        Assert.Equal(new HeldBack(PlaceLimit.TokensPerMinute, 1200, 1000), third.HeldBack);

        _time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(IsGiven(third));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(IsGiven(third));
    }

    [Fact]
    public void Another_environment_and_another_alias_share_nothing()
    {
        Ask(new(Concurrency: 1));

        Assert.False(IsGiven(Ask(new(Concurrency: 1))));
        Assert.True(IsGiven(_places.Ask("staging", "fast", new(Concurrency: 1))));
        Assert.True(IsGiven(_places.Ask("production", "smart", new(Concurrency: 1))));
    }

    [Fact]
    public void A_limit_that_was_changed_counts_for_new_runs_with_all_that_is_under_way()
    {
        Ask(new(Concurrency: 3));
        Ask(new(Concurrency: 3));

        Assert.True(IsGiven(Ask(new(Concurrency: 3))));
        Assert.Equal(new HeldBack(PlaceLimit.Concurrency, 3, 1), Ask(new(Concurrency: 1)).HeldBack);
    }

    [Fact]
    public async Task However_many_ask_from_however_many_threads_never_more_are_under_way()
    {
        var (underWay, most, served) = (0, 0, 0);
        var three = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (number, cancellation) =>
        {
            var place = Ask(new(Concurrency: 3));
            if (number % 7 == 0)
            {
                place.Leave(0);
                return;
            }

            await place.Given.WaitAsync(TimeSpan.FromSeconds(30), cancellation);
            var now = Interlocked.Increment(ref underWay);
            Most(ref most, now);
            if (now == 3)
            {
                three.TrySetResult();
            }

            // Nobody leaves before all places were taken at once: on a machine that is busy they would come one by one.
            await three.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellation);
            await Task.Yield();
            Interlocked.Increment(ref served);
            Interlocked.Decrement(ref underWay);
            place.Leave(1);
        });

        Assert.Equal((3, 400 - 58), (most, served));
    }

    private ModelPlace Ask(ModelLimits limits) => _places.Ask("production", "fast", limits);

    private static bool IsGiven(ModelPlace place) => place.Given.IsCompletedSuccessfully;

    private static void Most(ref int most, int now)
    {
        for (var before = most; now > before && Interlocked.CompareExchange(ref most, now, before) != before; before = most)
        {
        }
    }
}
