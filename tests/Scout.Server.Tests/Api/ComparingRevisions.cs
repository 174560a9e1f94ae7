using System.Text.Json;
using Scout.Environments.Answers;
using Scout.Revisions.Json;

namespace Scout.Server.Tests.Api;

/// <summary>What differs between revisions is told over HTTP as on the command line, to whom it may be told.</summary>
public sealed class ComparingRevisions : IAsyncLifetime
{
    private const string Diff = "/v2/workflows/parrot/diff";
    private Served _served = null!;
    private ParrotBuilds _builds = null!;
    private string _first = null!;
    private string _second = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(["parrot", "gate"]);
        _builds = new(_served);
        var first = await ParrotBuilds.FirstAsync();
        await _builds.PublishAsync(first);
        _first = first.Revision.Id;
        foreach (var environment in new[] { "staging", "production" })
        {
            var moved = await _builds.Store().PromoteAsync(new() { Workflow = "parrot", To = environment, Revision = _first, Reason = "first" }, TestContext.Current.CancellationToken);
            Assert.Empty(moved.Refusals);
        }

        _second = (await _builds.BuildAsync("loud")).Revision.Id;
        await AsAsync("development staging production");
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Theory]
    [InlineData("staging", "latest", "both")]
    [InlineData("staging", "console", "blocks")]
    [InlineData("production", "latest", "code")]
    [InlineData("production~0", "staging", "both")]
    public async Task It_is_the_document_that_the_command_line_writes(string from, string to, string view)
    {
        var pair = _builds.Store().Diff(from, to == "console" ? "development" : to, "parrot");
        var document = JsonSerializer.SerializeToElement(DiffAnswer.Of(pair, pair.Diff, Enum.Parse<DiffView>(view, ignoreCase: true)), SnakeCaseJson.For(DiffsJson.Default));

        var answer = (await _served.GetAsync($"{Diff}?from={from}&to={to}&view={view}")).Expect(200);

        Assert.True(JsonElement.DeepEquals(document, answer.Json), $"{document}\n{answer.Body}");
        Assert.Equal((view != "code", view != "blocks", view != "blocks"), (answer.Json.TryGetProperty("blocks", out _), answer.Json.TryGetProperty("code", out _), answer.Json.TryGetProperty("sources", out _)));
    }

    [Fact]
    public async Task Both_views_are_told_where_none_is_chosen()
    {
        var answer = (await _served.GetAsync($"{Diff}?from={_first[..12]}&to={_second}")).Expect(200);

        Assert.Equal((_first, _second), (answer["from", "revision_id"].GetString(), answer["to", "revision_id"].GetString()));
        Assert.Equal("blocks.heard", answer["blocks"][0].GetProperty("key").GetString());
        Assert.Contains("loud", answer["code"][0].GetProperty("after").GetString(), StringComparison.Ordinal);
        Assert.Equal("unchanged", (await _served.GetAsync($"{Diff}?from={_second}&to=latest")).Expect(200)["verdict"].GetString());
    }

    [Theory]
    [InlineData(Diff + "?to=latest", 422, "from")]
    [InlineData(Diff + "?from=latest", 422, "to")]
    [InlineData(Diff + "?from=latest&to=latest&view=graph", 422, "view")]
    [InlineData(Diff + "?from=latest~1&to=latest~x", 422, "latest~x")]
    [InlineData(Diff + "?from=latest~9&to=latest", 422, "latest~9")]
    [InlineData(Diff + "?from=production@yesterday&to=latest", 422, "yesterday")]
    [InlineData(Diff + "?from=gate@latest&to=latest", 422, "gate")]
    [InlineData(Diff + "?from=nothing&to=latest", 404, "nothing")]
    [InlineData(Diff + "?from=latest&to=ffffffffffff", 404, "ffffffffffff")]
    [InlineData(Diff + "?from=latest&to=9-0123456789", 404, "9-0123456789")]
    [InlineData("/v2/workflows/nobody/diff?from=latest&to=latest", 404, "nobody")]
    [InlineData("/v2/workflows/gate/diff?from=production&to=latest", 409, "production")]
    public async Task What_stands_for_no_revision_is_told(string path, int status, string named) =>
        Assert.Contains(named, (await _served.GetAsync(path)).Expect(status).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("production")]
    [InlineData("production~1")]
    [InlineData("production~x")]
    [InlineData("production@2026-11-01")]
    [InlineData("parrot@production")]
    [InlineData("parrot@production~0")]
    [InlineData("%20production%20")]
    [InlineData("latest")]
    [InlineData("latest~1")]
    [InlineData("console")]
    [InlineData("development")]
    public async Task Where_an_environment_points_is_told_to_nobody_whose_key_is_not_for_it(string expression)
    {
        await AsAsync("staging");

        Assert.DoesNotContain(_first, (await _served.GetAsync($"{Diff}?from={expression}&to=staging")).Expect(403).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(_first, (await _served.GetAsync($"{Diff}?from=staging&to={expression}")).Expect(403).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promotion_of_another_environment_is_as_if_it_were_not()
    {
        var promotions = _builds.Store().Promotions("parrot").ToDictionary(promotion => promotion.Environment, promotion => promotion.Id);
        await AsAsync("staging");

        var none = (await _served.GetAsync($"{Diff}?from=9-0123456789&to=staging")).Expect(404);
        var hidden = (await _served.GetAsync($"{Diff}?from={promotions["production"]}&to=staging")).Expect(404);

        Assert.Equal(none.Body.Replace("9-0123456789", promotions["production"], StringComparison.Ordinal), hidden.Body);
        (await _served.GetAsync($"{Diff}?from={promotions["staging"]}&to={_second}")).Expect(200);
        Assert.DoesNotContain("production", (await _served.GetAsync($"{Diff}?from={_first}&to={_second}")).Expect(200).Body, StringComparison.Ordinal);
    }

    private async Task AsAsync(string environments) => _served.Client.DefaultRequestHeaders.Authorization = new("Bearer", await _served.KeyAsync(environments));
}
