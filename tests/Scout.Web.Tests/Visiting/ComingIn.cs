using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scout.Environments.Git;
using Scout.Web.Site;
using Scout.Web.Tests.Browsing;

namespace Scout.Web.Tests.Visiting;

/// <summary>Who comes in, by what, and what a request of another site is told.</summary>
public sealed partial class ComingIn(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly Served _served = shared.Site.Served;

    [Fact]
    public async Task A_link_opens_the_console_once()
    {
        var token = await LinkAsync(TimeSpan.FromMinutes(10));
        using var first = new Caller(_served);
        using var second = new Caller(_served);

        var opened = await first.GetAsync($"/login?token={token}");
        var again = await second.GetAsync($"/login?token={token}");

        Assert.Equal((HttpStatusCode.Found, "/"), (opened.StatusCode, opened.Headers.Location!.OriginalString));
        Assert.Contains("<h1", await first.PageAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Contains("has been used, or has expired", await again.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal("/login?returnUrl=%2F", Assert.Single((await second.GetAsync("/")).Headers.GetValues("Location")).Split(_served.Client.BaseAddress!.Authority)[^1]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task A_link_that_has_expired_opens_nothing(int minutes)
    {
        using var caller = new Caller(_served);

        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.GetAsync($"/login?token={await LinkAsync(TimeSpan.FromMinutes(minutes))}")).StatusCode);
    }

    [Fact]
    public async Task The_cookie_goes_to_this_site_alone_and_no_script_reads_it()
    {
        using var caller = new Caller(_served);

        var cookies = (await caller.GetAsync($"/login?token={await LinkAsync(TimeSpan.FromMinutes(10))}")).Headers.GetValues("Set-Cookie").ToArray();

        Assert.All(cookies, cookie => Assert.Contains("samesite=strict; httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Single(cookies, cookie => NameOfCookie().IsMatch(cookie));
    }

    [Fact]
    public async Task A_page_of_another_site_can_send_nothing()
    {
        using var caller = new Caller(_served);
        await caller.GetAsync($"/login?token={await LinkAsync(TimeSpan.FromMinutes(10))}");
        var form = new Dictionary<string, string> { ["__RequestVerificationToken"] = caller.FormToken(await caller.PageAsync("/")) };

        foreach (var (name, value) in new[] { ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site") })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await caller.PostAsync("/logout", form, (name, value))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await caller.PostAsync("/login", form, (name, value))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await caller.PostAsync("/_blazor/negotiate?negotiateVersion=1", [], (name, value))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await caller.PostAsync("/_blazor/negotiate?negotiateVersion=1", [])).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await caller.PostAsync("/logout", form)).StatusCode);
    }

    [Fact]
    public async Task A_form_without_the_mark_of_its_page_does_nothing()
    {
        using var caller = new Caller(_served);
        await caller.GetAsync($"/login?token={await LinkAsync(TimeSpan.FromMinutes(10))}");

        Assert.Equal(HttpStatusCode.BadRequest, (await caller.PostAsync("/logout", [])).StatusCode);
        using var other = new Caller(_served);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.PostAsync("/login", new() { ["key"] = await _served.KeyAsync() })).StatusCode);
        Assert.Contains("<h1", await caller.PageAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Read", true)]
    [InlineData("Read Execute", true)]
    [InlineData("Execute Promote", false)]
    public async Task A_key_comes_in_that_may_read(string scopes, bool isIn)
    {
        using var caller = new Caller(_served);

        Assert.Equal(isIn ? HttpStatusCode.Found : HttpStatusCode.Unauthorized, (await SignInAsync(caller, await _served.KeyAsync(scopes: scopes))).StatusCode);
        Assert.Equal(isIn ? HttpStatusCode.OK : HttpStatusCode.Found, (await caller.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("/w/parrot?a=\"><script>", true)]
    [InlineData("//evil.example/", false)]
    [InlineData("/\t/evil.example", false)]
    public async Task Whoever_follows_a_link_of_another_site_is_led_on_by_this_one_and_nowhere_else(string asked, bool isLed)
    {
        using var caller = new Caller(_served);

        var page = await (await caller.GetAsync($"/login?returnUrl={Uri.EscapeDataString(asked)}", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"))).Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(isLed, page.Contains($"content=\"0;url={WebUtility.HtmlEncode(asked)}\"", StringComparison.Ordinal));
        Assert.Equal(!isLed, page.Contains("Sign in", StringComparison.Ordinal));
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/w/parrot", "/w/parrot")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\0", "/")]
    [InlineData("/\r\nSet-Cookie: a=b", "/")]
    [InlineData("/\u2028", "/")]
    public async Task Whoever_comes_in_stays_here(string asked, string sent)
    {
        using var caller = new Caller(_served);

        Assert.Equal(sent, (await SignInAsync(caller, await _served.KeyAsync(), asked)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_key_that_counts_no_more_opens_no_page_from_then_on()
    {
        using var caller = new Caller(_served);
        var token = await _served.KeyAsync();
        var name = _served.Runs.Keys.Verify(token, DateTimeOffset.UtcNow).Key!.Name;
        await SignInAsync(caller, token);
        Assert.Contains("w/parrot", await caller.PageAsync("/"), StringComparison.Ordinal);

        await _served.Runs.Keys.SwitchAsync(name, isDisabled: true);

        Assert.DoesNotContain("w/parrot", await caller.PageAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/")]
    [InlineData("/w/parrot/history")]
    public async Task A_page_is_kept_nowhere_framed_nowhere_and_runs_no_script_but_its_own(string path)
    {
        using var caller = new Caller(_served);
        await caller.GetAsync($"/login?token={await LinkAsync(TimeSpan.FromMinutes(10))}");
        var answer = await caller.GetAsync(path);
        var headers = answer.Headers;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(("nosniff", "DENY", true), (Assert.Single(headers.GetValues("X-Content-Type-Options")), Assert.Single(headers.GetValues("X-Frame-Options")), headers.CacheControl!.NoStore));
    }

    [Fact]
    public async Task Every_address_of_the_console_asks_who_somebody_is_but_for_its_files_and_the_page_that_does()
    {
        using var caller = new Caller(_served);
        var answered = new List<string>();
        foreach (var endpoint in _served.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<SitePart>() is not null))
        {
            var path = Parameter().Replace(endpoint.RoutePattern.RawText!, "parrot");
            var answer = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == false ? await caller.PostAsync(path, []) : await caller.GetAsync(path);
            var isAsked = answer.StatusCode == HttpStatusCode.Unauthorized || answer.Headers.Location?.ToString().Contains("/login?returnUrl=", StringComparison.Ordinal) == true;
            answered.AddRange(isAsked ? [] : [path.TrimStart('/')]);
        }

        Assert.DoesNotContain(answered, path => !path.EndsWith(".js", StringComparison.Ordinal) && !path.EndsWith(".css", StringComparison.Ordinal) && path is not ("icon.svg" or "login"));
        Assert.Contains("login", answered);
    }

    [Fact]
    public async Task Whoever_follows_a_wrong_address_is_told_so_and_a_program_as_ever()
    {
        using var caller = new Caller(_served);

        var page = await caller.GetAsync("/nowhere/<script>pwned()</script>", ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"));

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("There is no such page", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("pwned", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("<h1", await caller.PageAsync("/nowhere"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await caller.GetAsync("/v2/workflows/parrot/execute", ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"))).StatusCode);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/w/parrot", HttpStatusCode.OK)]
    [InlineData("/w/parrot/compare", HttpStatusCode.OK)]
    [InlineData("/w/nosuch", HttpStatusCode.NotFound)]
    [InlineData("/w/nosuch/run", HttpStatusCode.NotFound)]
    [InlineData("/w/nosuch/history", HttpStatusCode.NotFound)]
    [InlineData("/w/parrot?revision=nosuch", HttpStatusCode.NotFound)]
    [InlineData("/w/parrot/run?from=nosuch", HttpStatusCode.NotFound)]
    [InlineData("/w/parrot/compare?from=nosuch&to=latest", HttpStatusCode.NotFound)]
    [InlineData("/w/parrot/compare?from=latest&to=production~9", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/runs/nosuch", HttpStatusCode.NotFound)]
    [InlineData("/runs/compare?run=nosuch&run=other", HttpStatusCode.NotFound)]
    [InlineData("/logs?status=nosuch", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_not_there_is_answered_so_with_a_page_that_says_it(string path, HttpStatusCode status)
    {
        using var caller = new Caller(_served);
        await caller.GetAsync($"/login?token={await LinkAsync(TimeSpan.FromMinutes(10))}");

        var answer = await caller.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.Equal(status != HttpStatusCode.OK, page.Contains("<strong>SCOUT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/keys")]
    [InlineData("/w/parrot/run")]
    public async Task What_a_key_may_not_is_answered_so(string path)
    {
        using var caller = new Caller(_served);
        await SignInAsync(caller, await _served.KeyAsync(scopes: "Read"));

        Assert.Equal(HttpStatusCode.Forbidden, (await caller.GetAsync(path)).StatusCode);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<string> LinkAsync(TimeSpan holds) => _served.Runs.Logins.IssueAsync(new Author("Ada", "ada@example.com"), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow + holds);

    private static async Task<HttpResponseMessage> SignInAsync(Caller caller, string key, string? returnUrl = null)
    {
        var path = returnUrl is null ? "/login" : $"/login?returnUrl={Uri.EscapeDataString(returnUrl)}";
        return await caller.PostAsync(path, new() { ["key"] = key, ["__RequestVerificationToken"] = caller.FormToken(await caller.PageAsync(path)) });
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("^scout-[0-9a-f]{8}=")]
    private static partial Regex NameOfCookie();
}
