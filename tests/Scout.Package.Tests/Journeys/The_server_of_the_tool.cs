using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

/// <summary>The server is a program of its own in the package of the tool: here it starts from there, in a project of the template.</summary>
public sealed class The_server_of_the_tool(PackageFeed feed)
{
    [Fact]
    public async Task Serves_the_api_and_the_pages_of_a_new_project_and_ends_when_it_is_asked_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that asks a program to end.");
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop");
        var built = await shop.BuildAsync();
        var key = (await shop.ScoutAsync(0, "keys", "add", "first", "--environment", "development", "--can", "execute,read")).Output.Trim();

        await using var server = await RunningTool.StartAsync(shop, await feed.ToolAsync(), "serve", "--urls");
        var page = await server.Client.GetStringAsync("/login", TestContext.Current.CancellationToken);
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await server.Client.PostAsJsonAsync("/v2/workflows/shop/execute?environment=console", new { inputs = new { text = "Where is #7?", customer = "Ada" } }, TestContext.Current.CancellationToken);
        var ran = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var runs = await server.Client.GetStringAsync("/v2/run_logs?workflow_id=shop", TestContext.Current.CancellationToken);

        Assert.Contains("<html", page, StringComparison.Ordinal);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {ran}\n{server.Said}");
        Assert.StartsWith(built.Revision.Id, JsonElement.Parse(ran).GetProperty("revision_id").GetString(), StringComparison.Ordinal);
        Assert.Contains(built.Revision.Id, runs, StringComparison.Ordinal);
        Assert.Equal(0, await server.EndAsync());
    }

    [Fact]
    public async Task Shows_the_console_to_whoever_opens_the_link_that_the_tool_prints()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that asks a program to end.");
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop");
        await shop.BuildAsync();

        await using var server = await RunningTool.StartAsync(shop, await feed.ToolAsync(), "console", "--url");
        var link = await server.ReadLineAsync();
        using var opened = await server.Client.GetAsync(new Uri(link!), TestContext.Current.CancellationToken);
        var page = await opened.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "/"), (opened.StatusCode, opened.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Contains("shop", page, StringComparison.Ordinal);
        Assert.Equal(0, await server.EndAsync());
    }
}
