using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scout.Web.Tests.Browsing;

namespace Scout.Web.Tests.Visiting;

/// <summary>Who calls the server by a name that it does not have is told nothing, and led nowhere; whatever is answered says what a browser may do with it.</summary>
public sealed partial class CalledByOtherNames(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly Served _served = shared.Site.Served;

    [Fact]
    public async Task No_route_answers_by_another_name_before_or_after_somebody_is_known()
    {
        using var stranger = new Caller(_served);
        using var ada = new Caller(_served);
        await ada.GetAsync($"/login?token={await LinkAsync()}");
        foreach (var caller in new[] { stranger, ada })
        {
            foreach (var (method, path) in Requests())
            {
                var answer = await caller.SendAsync(method, path, ("Host", "evil.example"));
                Assert.True(answer.StatusCode == HttpStatusCode.MisdirectedRequest, $"{method} {path}: {answer.StatusCode}");
                Assert.Null(answer.Headers.Location);
                Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            }
        }
    }

    [Theory]
    [InlineData("GET", "/w/x", HttpStatusCode.Found)]
    [InlineData("GET", "/", HttpStatusCode.Found)]
    [InlineData("GET", "/runs/x/file", HttpStatusCode.Found)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "/login", HttpStatusCode.OK)]
    [InlineData("GET", "/login?token=x", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "/console.css", HttpStatusCode.OK)]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/console.css", HttpStatusCode.MethodNotAllowed)]
    public async Task Every_answer_of_the_site_has_its_policy_and_leads_nowhere_else(string method, string path, HttpStatusCode status)
    {
        using var caller = new Caller(_served);

        var answer = await caller.SendAsync(method, path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.True(answer.Headers.Location?.IsAbsoluteUri != true, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task So_has_what_a_page_fails_with()
    {
        using var caller = new Caller(_served);
        await caller.GetAsync($"/login?token={await LinkAsync()}");

        var answer = await caller.GetAsync("/runs/nosuch/file");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    // Every route there is, and what is none: of files one stands for all.
    private IEnumerable<(string Method, string Path)> Requests() =>
        _served.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => (Method: endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET", Path: "/" + Parameter().Replace(endpoint.RoutePattern.RawText!, "parrot").TrimStart('/')))
            .Where(request => !request.Path.Contains("_content/", StringComparison.Ordinal))
            .Concat([("GET", "/nowhere"), ("POST", "/w/parrot/history"), ("DELETE", "/console.css"), ("GET", "/w/x")])
            .Distinct();

    private Task<string> LinkAsync() => _served.Runs.Logins.IssueAsync(new("Ada", "ada@example.com"), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(10));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
