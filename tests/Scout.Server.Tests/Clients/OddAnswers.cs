using System.Net;
using System.Text.Json.Nodes;
using Scout.Client;

namespace Scout.Server.Tests.Clients;

/// <summary>Answers as proxies and other servers give them.</summary>
public sealed class OddAnswers
{
    private const string Started = """{"name":"workflow_run_started","id":"1","data":{"workflow_id":"w","workflow_run_id":"r","later":{"than":"this"}}}""";
    private const string Text = """{"name":"block_state_updated","data":{"workflow_id":"w","workflow_run_id":"r","block_id":"b","block_type":"llm","update_type":"partial","update_data":{"output":"TEXT"}}}""";
    private const string Unknown = """{"name":"workflow_run_danced","data":{"workflow_id":"w","workflow_run_id":"r"}}""";
    private const string Completed = """{"name":"workflow_run_completed","id":"2","data":{"workflow_id":"w","workflow_run_id":"r","output":{"output":"done"},"result":"done","scout_status":"completed"}}""";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Streams_are_read_whatever_lies_between_their_events_and_lines(string line)
    {
        var text = Text.Replace("TEXT", "a\u2028b\u0085 \\u005bDONE] [DONE]", StringComparison.Ordinal);
        string[] frames = [": padding", $"id: 1\nevent: workflow_run_started\ndata: {Started}", ": padding\n: more", $"event: block_state_updated\ndata:{text}", $"event: workflow_run_danced\ndata: {Unknown}", "data: [DONE]", "data:", $"event: workflow_run_completed\nid: 2\ndata: {Completed}", "data: [DONE]"];

        var events = await Client("text/event-stream", string.Concat(frames.Select(frame => frame + "\n\n")).Replace("\n", line, StringComparison.Ordinal)).Workflow("w").StreamAsync([], cancellation: Stop).ToListAsync(Stop);

        Assert.Equal([typeof(RunStartedEvent), typeof(TextEvent), typeof(RunCompletedEvent)], events.Select(one => one.GetType()));
        Assert.Equal("a\u2028b\u0085 [DONE] [DONE]", Assert.IsType<TextEvent>(events[1]).Text);
        Assert.Equal(("2", "done"), (events[2].Id, Assert.IsType<RunCompletedEvent>(events[2]).Output.GetString()));
    }

    [Fact]
    public async Task Spaces_before_an_answer_are_passed_over()
    {
        const string Answer = """{"run":{"stop_reason":"workflow_run_completed","state":{},"session_id":"s","workflow_run_id":"r","output":"done","scout_status":"completed"},"workflow_id":"w","revision_id":"v","environment":"staging"}""";

        var result = await Client("application/json", new string(' ', 70_000) + Answer).Workflow("w").RunAsync([], cancellation: Stop);

        Assert.Equal("done", result.Output?.GetString());
    }

    [Theory]
    [InlineData("<html>Bad Gateway</html>")]
    [InlineData("")]
    [InlineData("\"a text\"")]
    [InlineData("{\"detail\": {\"of\": \"another kind\"}, \"refusals\": 1}")]
    public async Task What_is_no_error_of_ours_is_told_with_its_status(string body)
    {
        var error = await Assert.ThrowsAsync<ScoutApiException>(() => Client("text/html", body, HttpStatusCode.BadGateway).Workflow("w").RunAsync([], cancellation: Stop));

        Assert.Equal((HttpStatusCode.BadGateway, null), (error.Status, error.Code));
        Assert.Contains("502", error.Detail, StringComparison.Ordinal);
        Assert.Contains(body, error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://desk.example.com", "https://desk.example.com/v2/workflows/a%2Fb%20c/execute?environment=x%26y")]
    [InlineData("https://desk.example.com/scout", "https://desk.example.com/scout/v2/workflows/a%2Fb%20c/execute?environment=x%26y")]
    [InlineData("https://desk.example.com/scout/", "https://desk.example.com/scout/v2/workflows/a%2Fb%20c/execute?environment=x%26y")]
    public async Task Requests_go_below_the_servers_address_with_every_part_escaped(string server, string expected)
    {
        string? asked = null;
        using var http = new Between((_, request, _) =>
        {
            asked = request.RequestUri!.AbsoluteUri;
            return Task.FromResult(Between.Text(HttpStatusCode.NotFound, "{}"));
        }).Client(new(server), "key");

        await Assert.ThrowsAsync<ScoutApiException>(() => new ScoutClient(http).Workflow("a/b c").RunAsync(new JsonObject(), new() { Environment = "x&y" }, Stop));

        Assert.Equal(expected, asked);
    }

    [Fact]
    public void An_address_that_is_none_is_told()
    {
        using var http = new HttpClient();

        Assert.Contains("BaseAddress", Assert.Throws<ArgumentException>(() => new ScoutClient(http)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ScoutClient(new Uri("desk", UriKind.Relative), "key"));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static ScoutClient Client(string type, string text, HttpStatusCode status = HttpStatusCode.OK) =>
        new(new Between((_, _, _) => Task.FromResult(Between.Text(status, text, type, ("Scout-Run-Id", "r")))).Client(new("http://127.0.0.1:1"), "key"));
}
