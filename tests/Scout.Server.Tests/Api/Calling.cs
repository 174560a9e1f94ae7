using System.Net;
using System.Text;

namespace Scout.Server.Tests.Api;

/// <summary>The calls as clients make them.</summary>
public sealed class Calling(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Execute = "/v2/workflows/parrot/execute?environment=console";
    private static readonly string[] OfWorkflow = ["workflow_config", "workflow_id", "revision_id", "created_at", "created_by", "last_updated_at", "last_updated_by"];
    private static readonly string[] OfEnvironment = ["environment_id", "environment_config", "created_at", "created_by", "last_updated_at", "last_updated_by", "deployments"];
    private readonly Served _served = shared.Served;

    [Fact]
    public async Task Workflows_are_listed_a_page_at_a_time()
    {
        var first = (await _served.GetAsync("/v2/workflows?limit=3&unknown=1")).Expect(200);
        var second = (await _served.GetAsync($"/v2/workflows?limit=3&start_at={Uri.EscapeDataString(first["next_cursor"].GetString()!)}")).Expect(200);
        var down = (await _served.GetAsync("/v2/workflows?direction=desc&query=AR")).Expect(200);

        Assert.Equal(["desk", "gate", "parrot", "refund", "troubles"], Ids(first).Concat(Ids(second)));
        Assert.True(first["has_more"].GetBoolean());
        Assert.False(second["has_more"].GetBoolean());
        Assert.False(second.Json.TryGetProperty("next_cursor", out _));
        Assert.Equal(["parrot"], Ids(down));
        (await _served.GetAsync("/v2/workflows?direction=up")).Expect(422);
        (await _served.GetAsync("/v2/workflows?limit=0")).Expect(422);
    }

    [Fact]
    public async Task A_workflow_its_revisions_and_its_environments_have_what_clients_require()
    {
        var workflow = (await _served.GetAsync("/v2/workflows/parrot")).Expect(200);
        var revisions = (await _served.GetAsync("/v2/workflows/parrot/revisions")).Expect(200);
        var environments = (await _served.GetAsync("/v2/workflows/parrot/environments")).Expect(200);

        Assert.All(OfWorkflow, name => Assert.True(workflow["data"].TryGetProperty(name, out _), name));
        Assert.Equal("parrot", workflow["data", "workflow_key"].GetString());
        Assert.All(OfWorkflow, name => Assert.True(revisions["data"][0].TryGetProperty(name, out _), name));
        Assert.All(OfEnvironment, name => Assert.True(environments["data"][0].TryGetProperty(name, out _), name));
        Assert.Contains("development", environments["data"].EnumerateArray().Select(one => one.GetProperty("environment_id").GetString()));
    }

    [Theory]
    [InlineData("GET", "/v2/workflows/nobody")]
    [InlineData("GET", "/v2/workflows/pa%40rot")]
    [InlineData("GET", "/v2/workflows/pa@rot")]
    [InlineData("GET", "/v2/workflows/nobody/revisions")]
    [InlineData("GET", "/v2/workflows/nobody/environments")]
    [InlineData("POST", "/v2/workflows/nobody/execute?environment=console")]
    [InlineData("GET", "/v2/runs/20260101t000000-0000000000")]
    [InlineData("GET", "/v2/runs/20260101t000000-0000000000/events")]
    [InlineData("GET", "/v2/agents")]
    [InlineData("POST", "/world/x/_interact")]
    [InlineData("GET", "/v2/collections")]
    [InlineData("PUT", "/v2/tables/x")]
    [InlineData("POST", "/v2/workflows/parrot/run")]
    [InlineData("GET", "/v2/run_logs/x")]
    [InlineData("GET", "/nowhere")]
    public async Task What_is_not_there_is_404(string method, string path)
    {
        var answer = await _served.SendAsync(Served.Request(new(method), path, method == "POST" ? "{}" : null));

        Assert.Equal(answer.Expect(404)["detail"].GetString(), answer["message"].GetString());
    }

    [Theory]
    [InlineData("POST", "/v2/workflows?workflow_key=x")]
    [InlineData("PUT", "/v2/workflows/parrot")]
    [InlineData("DELETE", "/v2/workflows/parrot")]
    [InlineData("POST", "/v2/workflows/revisions?workflow_id=parrot")]
    [InlineData("PATCH", "/v2/workflows/parrot")]
    [InlineData("GET", "/v2/workflows/parrot/execute")]
    public async Task What_cannot_be_done_here_is_405(string method, string path) =>
        Assert.NotEqual("", (await _served.SendAsync(Served.Request(new(method), path, method == "POST" ? """{"blocks": []}""" : null))).Expect(405)["message"].GetString());

    [Theory]
    [InlineData("""{"inputs": {"text": "polly"}}""")]
    [InlineData("""{"inputs": {"text": "polly"}, "stream": false, "streaming": null, "colour": {"of": "it"}}""")]
    public async Task What_is_missing_or_unknown_in_a_body_counts_for_nothing(string body) =>
        Assert.Equal("polly", (await _served.PostAsync($"{Execute}&colour=red", body)).Expect(200)["run", "output"].GetString());

    [Fact]
    public async Task A_config_that_comes_with_a_request_is_not_run()
    {
        Assert.Equal("polly", (await _served.PostAsync("/v2/workflows/execute?environment=console", """{"workflow_config": {}, "workflow_key": "parrot", "inputs": {"text": "polly"}, "streaming": false}""")).Expect(200)["run", "output"].GetString());
        (await _served.PostAsync("/v2/workflows/execute?environment=console", """{"workflow_config": {"blocks": []}, "workflow_key": "parrot", "inputs": {"text": "polly"}}""")).Expect(405);
        (await _served.PostAsync("/v2/workflows/execute?environment=console", """{"workflow_config": {}, "inputs": {"text": "polly"}}""")).Expect(422);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_415_and_no_body_is_none()
    {
        using var text = new HttpRequestMessage(HttpMethod.Post, Execute) { Content = new StringContent("text=polly", Encoding.UTF8, "application/x-www-form-urlencoded") };
        using var nothing = new HttpRequestMessage(HttpMethod.Post, Execute) { Content = new ByteArrayContent([]) };

        (await _served.SendAsync(text)).Expect(415);
        Assert.Contains("text", (await _served.SendAsync(nothing)).Expect(422).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_that_points_at_nothing_or_is_none_is_told()
    {
        (await _served.PostAsync("/v2/workflows/parrot/execute?environment=nowhere", new { inputs = new { text = "polly" } })).Expect(422);
        (await _served.PostAsync("/v2/workflows/parrot/execute", new { inputs = new { text = "polly" } })).Expect(403);
    }

    [Fact]
    public async Task What_the_caller_was_made_for_runs_or_nothing_does()
    {
        var workflow = (await _served.GetAsync("/v2/workflows/parrot")).Expect(200);
        var (revision, contract) = (workflow["data", "revision_id"].GetString()!, workflow["data", "contract"].GetString()!);
        var body = new { inputs = new { text = "polly" } };

        (await _served.PostAsync(Execute, body, ("Scout-Expect-Revision", revision[..10]), ("Scout-Expect-Contract", contract))).Expect(200);
        (await _served.PostAsync($"{Execute}&revision_id={revision}", body)).Expect(200);
        Assert.Equal("SCOUT8023", (await _served.PostAsync(Execute, body, ("Scout-Expect-Revision", new string('0', 64)))).Expect(409)["code"].GetString());
        Assert.Equal("SCOUT8024", (await _served.PostAsync(Execute, body, ("Scout-Expect-Contract", "other"))).Expect(409)["code"].GetString());
        (await _served.PostAsync($"{Execute}&revision_id={new string('0', 64)}", body)).Expect(404);
    }

    [Fact]
    public async Task A_name_that_the_server_does_not_have_is_421()
    {
        using var other = Served.Request(HttpMethod.Get, "/v2/workflows", null, ("Host", "evil.example.com"));
        using var own = Served.Request(HttpMethod.Get, "/v2/workflows", null, ("Host", "scout.example.com"));

        (await _served.SendAsync(other)).Expect(421);
        (await _served.SendAsync(own)).Expect(200);
    }

    [Theory]
    [InlineData("https://desk.example.com", null, 200)]
    [InlineData("https://evil.example.com", null, 403)]
    [InlineData("null", null, 403)]
    [InlineData(null, "cross-site", 403)]
    [InlineData(null, "same-site", 403)]
    [InlineData(null, "same-origin", 200)]
    [InlineData(null, "none", 200)]
    [InlineData(null, null, 200)]
    public async Task Only_pages_of_allowed_origins_may_call(string? origin, string? site, int status)
    {
        var headers = new (string, string)[] { ("Sec-Fetch-Mode", "cors"), ("Origin", origin ?? ""), ("Sec-Fetch-Site", site ?? "") }.Where(header => header.Item2.Length > 0).ToArray();
        using var request = Served.Request(HttpMethod.Get, "/v2/workflows", null, headers);

        var answer = (await _served.SendAsync(request)).Expect(status);

        Assert.Equal(status == 200 && origin is not null, answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("https://desk.example.com", HttpStatusCode.NoContent)]
    [InlineData("https://evil.example.com", HttpStatusCode.Forbidden)]
    public async Task A_browser_may_ask_before_it_asks(string origin, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = _served.Client.BaseAddress };
        using var request = Served.Request(HttpMethod.Options, Execute, null, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type"));

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.NoContent)
        {
            Assert.Equal(origin, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Contains("POST", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
            Assert.Contains("Authorization", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string?> Ids(Answer answer) => answer["data"].EnumerateArray().Select(one => one.GetProperty("workflow_id").GetString());
}
