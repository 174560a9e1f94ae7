using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Runs;
using Scout.Runs.Keys;
using Scout.Server.Requests;

namespace Scout.Server.Tests.Hosting;

public sealed class InAnAppOfOnesOwn
{
    [Fact]
    public async Task Workflows_run_below_a_prefix_beside_the_routes_of_the_app_which_stay_as_they_are()
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        var builder = Builder(Directory.CreateDirectory(Path.Combine(served.Root, "src", "App")).FullName);
        builder.Services.AddOpenApi();
        builder.AddScout();
        await using var app = builder.Build();
        app.MapGet("/hello", () => new { UserName = "Ada" });
        app.MapOpenApi();
        app.MapGroup("/scout").MapScout();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var key = await KeyAsync(app);

        var started = (await AskAsync(client, HttpMethod.Post, "/scout/v2/workflows/parrot/execute?environment=console", key, new { inputs = new { text = "polly" } }, ("Prefer", "respond-async"))).Expect(202);
        var run = (await AskAsync(client, HttpMethod.Get, started.Header("Location"), key)).Expect(200);
        var done = (await AskAsync(client, HttpMethod.Post, "/scout/v2/workflows/parrot/execute?environment=console", key, new { inputs = new { text = "polly" } })).Expect(200);

        Assert.Equal($"/scout/v2/runs/{started.Header("Scout-Run-Id")}", run["links", "self"].GetString());
        Assert.Equal("workflow_run_completed", done["run", "stop_reason"].GetString());
        (await AskAsync(client, HttpMethod.Get, "/scout/readyz", null)).Expect(200);
        (await AskAsync(client, HttpMethod.Get, "/scout/v2/workflows", null)).Expect(401);
        (await AskAsync(client, HttpMethod.Get, "/scout/v2/workflows", key, null, ("Host", "evil.example.com"))).Expect(421);
        Assert.Equal("Ada", (await AskAsync(client, HttpMethod.Get, "/hello", null, null, ("Host", "evil.example.com"), ("Sec-Fetch-Site", "cross-site"))).Expect(200)["userName"].GetString());
        Assert.Equal(["/hello"], (await AskAsync(client, HttpMethod.Get, "/openapi/v1.json", null)).Expect(200)["paths"].EnumerateObject().Select(path => path.Name));
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_no_call_answers_is_answered_as_the_contract_says_whoever_the_app_lets_in(bool isClosed)
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        var builder = Builder(served.Root);
        builder.AddScout();
        if (isClosed)
        {
            builder.Services.AddAuthentication("token").AddBearerToken("token");
            builder.Services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        }

        await using var app = builder.Build();
        app.MapGet("/v2/own", () => "own");
        app.MapFallback(() => "the app's");
        app.MapScout().AllowAnonymous();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var key = await KeyAsync(app);

        foreach (var (method, path, status, allowed) in new[]
        {
            ("PATCH", "/v2/workflows/parrot", 405, "DELETE, GET, PUT"), ("GET", "/v2/workflows/parrot/execute", 405, "POST"), ("PATCH", "/v2/workflows/execute", 405, "DELETE, GET, POST, PUT"), ("OPTIONS", "/v2/workflows", 405, "GET, POST"),
            ("DELETE", "/healthz", 405, "GET"), ("POST", "/readyz", 405, "GET"), ("POST", "/v2/own", 405, "GET"), ("GET", "/v2/nothing", 404, null), ("POST", "/v2", 404, null),
        })
        {
            using var request = Served.Request(new(method), path, null, ("Authorization", $"Bearer {key}"));
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers).Expect(status);
            Assert.Equal(answer["detail"].GetString(), answer["message"].GetString());
            Assert.Equal(allowed, allowed is null ? null : string.Join(", ", response.Content.Headers.Allow.Order(StringComparer.Ordinal)));
        }

        foreach (var (text, status) in new[] { ("", 422), ("text=polly", 415) })
        {
            using var request = Served.Request(HttpMethod.Post, "/v2/workflows/parrot/execute?environment=console", null, ("Authorization", $"Bearer {key}"));
            request.Content = new StringContent(text, Encoding.UTF8, "application/x-www-form-urlencoded");
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.NotEqual("", new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers).Expect(status)["message"].GetString());
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_folder_without_a_project_is_told_when_the_app_starts()
    {
        var folder = Directory.CreateTempSubdirectory("scout-app-");
        var builder = Builder(folder.FullName);
        builder.AddScout();
        await using var app = builder.Build();
        app.MapScout();

        var error = await Assert.ThrowsAsync<ScoutException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(folder.FullName, error.Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_added_or_mapped_twice_or_not_at_all_is_told_at_once()
    {
        var builder = Builder(AppContext.BaseDirectory);
        await using var without = builder.Build();
        var other = Builder(AppContext.BaseDirectory);
        other.AddScout();
        await using var app = other.Build();
        app.MapScout();

        Assert.Equal("SCOUT8020", Assert.Throws<ScoutException>(() => other.AddScout()).Code);
        Assert.Equal("SCOUT8021", Assert.Throws<ScoutException>(() => without.MapScout()).Code);
        Assert.Equal("SCOUT8022", Assert.Throws<ScoutException>(() => app.MapGroup("/twice").MapScout()).Code);
    }

    [Theory]
    [InlineData("", "/v2/workflows/v2/execute", "")]
    [InlineData("/base", "/a b/v2/workflows/desk/execute", "/base/a%20b")]
    [InlineData("", "/v2/runs/V2/RUNS/20261129t120000-0000000001/events/runs", "/v2/runs")]
    public void Links_begin_with_what_the_app_put_before_the_routes(string pathBase, string path, string prefix)
    {
        var http = new DefaultHttpContext { Request = { PathBase = pathBase, Path = path } };

        Assert.Equal(prefix, Prefix.Of(http.Request));
    }

    private static WebApplicationBuilder Builder(string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, ApplicationName = typeof(InAnAppOfOnesOwn).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }

    private static async Task<string> KeyAsync(WebApplication app) => (await app.Services.GetRequiredService<RunStore>().Keys.AddAsync(new()
    {
        Id = "",
        Name = "first",
        Environments = ["development"],
        Scopes = [KeyScope.Execute, KeyScope.Read],
        Created = DateTimeOffset.UtcNow,
    })).Token;

    private static async Task<Answer> AskAsync(HttpClient client, HttpMethod method, string path, string? key, object? body = null, params (string, string)[] headers)
    {
        using var request = Served.Request(method, path, body, key is null ? headers : [.. headers, ("Authorization", $"Bearer {key}")]);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }
}
