using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Web.Logs;
using Scout.Web.Tests.Browsing;

namespace Scout.Web.Tests.Logs;

/// <summary>From a run that failed to the promotion that came before.</summary>
public sealed class FailureTrailTests : IAsyncLifetime
{
    private ParrotSite _site = null!;
    private string _first = null!;
    private string _second = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await ParrotSite.StartAsync();
        Assert.Empty((await _site.Builds.Store().PromoteAsync(new() { Workflow = "parrot", To = "staging", Revision = _site.Second, Reason = "louder" }, TestContext.Current.CancellationToken)).Refusals);
        (_second, _first) = _site.Builds.Store().Promotions("parrot").Where(promotion => promotion.Environment == "staging").Select(promotion => promotion.Id).ToArray() is [var newest, var oldest] ? (newest, oldest) : default;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public void The_promotion_between_the_last_success_and_the_first_failure_is_told()
    {
        var trail = Trail(Run(_site.First, _first), Run(_site.Second, _second));

        Assert.Equal((TrailKind.Revision, false, _first, _second), (trail.What, trail.SomeSucceed, trail.From, trail.To));
        Assert.Equal((_second, "louder"), (Assert.Single(trail.Moves).Id, trail.Moves[0].Reason));
    }

    [Fact]
    public void Where_others_succeed_it_is_the_one_before_the_first_that_failed_alike()
    {
        var trail = Trail(Run(_site.Second, _second), Run(_site.Second, _second), before: Run(_site.First, _first));

        Assert.Equal((TrailKind.Revision, true, _first, _second), (trail.What, trail.SomeSucceed, trail.From, trail.To));
        Assert.Equal(_second, Assert.Single(trail.Moves).Id);
    }

    [Fact]
    public void Settings_alone_nothing_and_no_success_at_all_are_told_apart()
    {
        Assert.Equal(TrailKind.Settings, Trail(Run(_site.First, _first), Run(_site.First, _second)).What);
        Assert.Equal(TrailKind.Nothing, Trail(Run(_site.First, _first), Run(_site.First, _first)).What);
        Assert.Equal(TrailKind.NeverWorked, Trail(null, Run(_site.First, _first)).What);
    }

    [Fact]
    public void What_is_not_in_this_checkout_has_no_promotions_to_tell()
    {
        Assert.Empty(Trail(Run(_site.First, _first), Run(_site.Second, "9-0123456789")).Moves);
        Assert.Empty(Trail(Run(_site.First, null, "nobody"), Run(_site.Second, _second, "nobody")).Moves);
    }

    private FailureTrail Trail(RunEntry? good, RunEntry first, RunEntry? before = null) =>
        FailureTrail.Of(_site.Builds.Store(), new(good, first, 1) { FirstAlike = first, GoodBeforeAlike = before });

    private static RunEntry Run(string revision, string? promotion, string workflow = "parrot") => new()
    {
        RunId = "1",
        Workflow = workflow,
        Environment = "staging",
        RevisionId = revision,
        PromotionId = promotion,
        Trigger = RunTrigger.Tool,
        Status = RunStatus.Failed,
        Started = DateTimeOffset.UtcNow,
    };
}
