using System.Net;
using System.Text.Json.Nodes;
using Scout.Client;
using Scout.Server.Tests.Api;

namespace Scout.Server.Tests.Clients;

public sealed class MovingWithTheClient
{
    [Fact]
    public async Task A_revision_is_promoted_where_every_gate_lets_it_and_rolled_back()
    {
        await using var served = await Served.StartAsync(["parrot"]);
        var builds = new ParrotBuilds(served);
        await builds.PublishAsync(await ParrotBuilds.FirstAsync());
        using var scout = new ScoutClient(served.Client.BaseAddress!, await served.KeyAsync("development staging production"));
        var parrot = scout.Workflow("parrot");
        var newest = await parrot.GetAsync(Stop);

        var refused = await Assert.ThrowsAsync<ScoutApiException>(() => parrot.PromoteAsync(newest.RevisionId, "production", "too early", cancellation: Stop));
        var promoted = await parrot.PromoteAsync(newest.RevisionId[..10], "staging", "first", cancellation: Stop);
        var elsewhere = await Assert.ThrowsAsync<ScoutApiException>(() => parrot.PromoteAsync(newest.RevisionId, "staging", "again", expected: new string('0', 64), cancellation: Stop));
        var run = await parrot.RunAsync(new JsonObject { ["text"] = "polly" }, new() { Environment = "staging" }, Stop);
        var second = await builds.BuildAsync("loud");
        await builds.PublishAsync(second);
        var louder = await parrot.PromoteAsync(second.Revision.Id, "staging", "second", expected: newest.RevisionId, cancellation: Stop);
        var back = await parrot.RollbackAsync("staging", "too loud", expected: second.Revision.Id, cancellation: Stop);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains(refused.Refusals, refusal => refusal.Message.Contains("staging", StringComparison.Ordinal));
        Assert.All(refused.Refusals, refusal => Assert.NotEqual("", refusal.Gate));
        Assert.Equal((newest.RevisionId, true), (promoted.RevisionId, promoted.Environments.Contains("staging")));
        Assert.Equal(HttpStatusCode.Conflict, elsewhere.Status);
        Assert.Equal((newest.RevisionId, "staging", "polly"), (run.RevisionId, run.Environment, run.Output?.GetString()));
        Assert.NotNull(run.PromotionId);
        Assert.Equal((second.Revision.Id, newest.RevisionId), (louder.RevisionId, back.RevisionId));
        Assert.Equal(newest.RevisionId, (await parrot.EnvironmentsAsync(Stop)).Single(environment => environment.Name == "staging").Deployments[0].Revision.RevisionId);
        Assert.Equal(2, (await parrot.RevisionsAsync(Stop)).Count);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
