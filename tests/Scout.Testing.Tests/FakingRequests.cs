using System.Net;
using System.Text.Json;
using LeadDesk;
using Scout.Testing.Tests.Workflows;
using Exchange = Scout.Testing.Tests.Workflows.Exchange;

namespace Scout.Testing.Tests;

public class FakingRequests
{
    private static readonly WorkflowTest Change = Tests.Of<ExchangeWorkflow>()
        .Variable("rates", "https://rates.example")
        .Http("POST", "https://notes.example/*", HttpStatusCode.Created)
        .Http("GET", "https://rates.example/*", new Rate(2));

    [Fact]
    public async Task Requests_of_blocks_and_of_code_are_answered_and_kept()
    {
        var run = await Change.Secret("RATES_TOKEN", "a secret of the test").RunAsync(new Exchange(10, "usd"));

        Assert.Equal((18m, "Created"), (run.Output<decimal>(), run.Block("note").Output<string>()));
        Assert.Equal(["GET https://rates.example/v1/usd", "POST https://notes.example/exchanges"], run.Requests.Select(request => request.ToString()).Order());
        var rate = run.Requests.Single(request => request.Block == "rate");
        Assert.Equal("Bearer a secret of the test", rate.Headers["authorization"]);
        Assert.Equal(("note", "10 usd"), run.Requests.Where(request => request.Method == "POST").Select(request => (request.Block, request.Body)).Single());
    }

    [Fact]
    public async Task A_status_is_an_answer_and_a_retry_follows_it()
    {
        var run = await Change.Http("GET", "*/v1/usd", HttpStatusCode.ServiceUnavailable, times: 2).RunAsync(new Exchange(10, "usd"));

        Assert.Equal((18m, 3), (run.Output<decimal>(), run.Block("rate").Attempts));
    }

    [Fact]
    public async Task An_answer_is_made_of_the_request()
    {
        var run = await Change.Http("GET", "https://rates.example/v1/*", request => request.Url.AbsolutePath.EndsWith("usd", StringComparison.Ordinal) ? new Rate(3) : HttpStatusCode.NotFound).RunAsync(new Exchange(10, "usd"));
        var unknown = await Change.Http("GET", "https://rates.example/v1/*", _ => new HttpResponseMessage(HttpStatusCode.NotFound)).RunAsync(new Exchange(10, "sou"));

        Assert.Equal(27m, run.Output<decimal>());
        Assert.Equal((RunStatus.Failed, "SCOUT7440"), (unknown.Status, unknown.Error!.Code));
    }

    [Fact]
    public async Task A_request_without_an_answer_fails_the_test_and_says_what_to_add()
    {
        var refused = await Tests.RefusedAsync(Tests.Of<ExchangeWorkflow>().Variable("rates", "https://rates.example").Http("GET", "https://rates.example/v2/*", "{}").Reply("note", ""), new Exchange(10, "usd"));

        Assert.Equal("SCOUT9013", refused.Code);
        Assert.Equal("""Block 'rate' sends GET https://rates.example/v1/usd, and the test has no answer. Add .Http("GET", "https://rates.example/v1/usd", new { ... }), or .Reply("rate", ...). It has Http("GET", "https://rates.example/v2/*").""", refused.Message);
    }

    [Fact]
    public async Task A_whole_sample_runs_with_its_services_faked()
    {
        var run = await Tests.Of<LeadDeskWorkflow>()
            .Variable("register", "http://register.test").Variable("crm", "http://crm.test")
            .Http("GET", "http://register.test/companies/*", new Company("Acme", "DE", 200, "boxes"))
            .Http("GET", "http://register.test/news", new[] { new { title = "Acme grows", date = "2026-11-01" } })
            .Http("POST", "http://crm.test/leads", HttpStatusCode.Created, new { id = "L-1", more = "than asked" })
            .Model("analyst", new { score = 90, reason = "It grows." })
            .Model("writer", "Dear Ada,")
            .RunAsync(new Lead("Ada", "ada@acme.example", "Robots?"));

        var outcome = run.Output<Outcome>();
        Assert.Equal((Verdict.Filed, "L-1", "Jonas Berg"), (outcome.Verdict, outcome.Record, outcome.Seller));
        Assert.Equal("Said: It grows.", run.Requests[^1].BodyAs<JsonElement>().GetProperty("note").GetString());
        Assert.Equal("?company=Acme&limit=3", run.Requests[1].Url.Query);
    }

    [Theory]
    [InlineData("crm.example/*", "SCOUT9020")]
    [InlineData("/customers", "SCOUT9020")]
    public void What_is_no_URL_is_refused(string url, string code) => Assert.Equal(code, Assert.Throws<ScoutException>(() => Change.Http("GET", url, "")).Code);

    [Theory]
    [InlineData("GTE", "Did you mean 'GET'? ")]
    [InlineData("Pots", "Did you mean 'POST'? ")]
    [InlineData("GET ", "Did you mean 'GET'? ")]
    [InlineData("", "")]
    public void What_is_no_method_is_refused(string method, string meant)
    {
        var refused = Assert.Throws<ScoutException>(() => Change.Http(method, "https://a.example/*", ""));

        Assert.Equal(("SCOUT9029", $"""Http("{method}", "https://a.example/*"): '{method}' is no method of HTTP. {meant}Blocks send DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT."""), (refused.Code, refused.Message));
    }

    [Theory]
    [InlineData("get")]
    [InlineData("PROPFIND")]
    [InlineData("QUERY")]
    public void Methods_that_code_sends_are_known_in_large_and_small_letters(string method) => Assert.NotNull(Change.Http(method, "*", ""));

    [Fact]
    public void A_number_is_neither_a_status_nor_a_body() =>
        Assert.Equal("""Http("GET", "https://a.example") answers with 404: write (HttpStatusCode)404 for a status, or "404" for a body.""", Assert.Throws<ScoutException>(() => Change.Http("GET", "https://a.example", 404)).Message);

    [Theory]
    [InlineData("https://a.example", "https://a.example/", true)]
    [InlineData("https://A.example/b", "https://a.example/b?c=d", true)]
    [InlineData("https://a.example/b?c=*", "https://a.example/b?c=d", true)]
    [InlineData("https://a.example/b?c=*", "https://a.example/b", false)]
    [InlineData("https://a.example/*", "https://a.example.evil/", false)]
    [InlineData("*/b", "https://a.example/x/b", true)]
    [InlineData("https://a.example/b", "https://a.example/bc", false)]
    [InlineData("HTTPS://A.example/*", "https://a.example/b", true)]
    [InlineData("https://a.example/B/*", "https://a.example/b/c", false)]
    [InlineData("https://a.example/b?C=*", "https://a.example/b?c=d", false)]
    [InlineData("*://A.example/b", "https://a.example/b", true)]
    [InlineData("*.EXAMPLE/b*", "https://a.example/bc", true)]
    [InlineData("*.EXAMPLE/b*", "https://a.test/c.example/bc", false)]
    [InlineData("*B/c", "https://a.example/xB/c", true)]
    [InlineData("*/B", "https://a.example/b", false)]
    [InlineData("*", "https://a.example/B", true)]
    [InlineData("https://a.example:443/b", "https://a.example/b", true)]
    [InlineData("http://a.example:80", "http://a.example/", true)]
    [InlineData("https://a.example:8443/b", "https://a.example/b", false)]
    [InlineData("https://a.example?c=d", "https://a.example/?c=d", true)]
    [InlineData("https://a.example/ü b", "https://a.example/%c3%bc%20b", true)]
    [InlineData("https://a.example/%c3%bc", "https://a.example/ü", true)]
    public async Task A_pattern_is_of_letters_and_stars(string pattern, string url, bool fits)
    {
        var run = Tests.Of<FetchWorkflow>().Variable("url", url).Http("GET", pattern, "yes").RunAsync(new Question(""));

        Assert.Equal(fits, await AnsweredAsync(run));
    }

    private static async Task<bool> AnsweredAsync(Task<WorkflowRun> run)
    {
        try
        {
            return (await run).Output<string>() == "yes";
        }
        catch (ScoutException exception) when (exception.Code == "SCOUT9013")
        {
            return false;
        }
    }
}
