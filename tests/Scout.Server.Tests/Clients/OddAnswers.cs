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
    [InlineData("text/html", "<html><form>Log in</form></html>", "<html><form>Log in")]
    [InlineData("text/html", "", "It is empty.")]
    [InlineData("application/json", "   ", "It is empty.")]
    [InlineData("application/json", "null", "null")]
    [InlineData("application/json", "{}", "{}")]
    [InlineData("application/json", """  {"run":{"stop_reason":"workflow_run_comp""", "{\"run\":{\"stop_reason\"")]
    public async Task What_is_no_answer_of_ours_though_it_is_200_is_told_with_its_beginning(string type, string body, string told)
    {
        var workflow = Client(type, body).Workflow("w");
        foreach (var call in new Func<Task>[]
        {
            () => workflow.RunAsync([], cancellation: Stop),
            () => workflow.StartAsync([], cancellation: Stop),
            () => workflow.GetAsync(Stop),
            () => Client(type, body).Run("r").ApproveAsync("yes", cancellation: Stop),
            () => workflow.StreamAsync([], cancellation: Stop).ToListAsync(Stop).AsTask(),
            () => workflow.LogsAsync(cancellation: Stop).ToListAsync(Stop).AsTask(),
            () => Client(type, body).Run("r").EventsAsync(cancellation: Stop).ToListAsync(Stop).AsTask(),
        })
        {
            var error = await Assert.ThrowsAsync<ScoutApiException>(call);
            Assert.Equal(HttpStatusCode.OK, error.Status);
            Assert.Contains("200 OK", error.Detail, StringComparison.Ordinal);
            Assert.Contains(told, error.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_more_than_the_beginning_of_what_is_no_answer_is_told()
    {
        var error = await Assert.ThrowsAsync<ScoutApiException>(() => Client("text/html", new string('x', 100_000)).Workflow("w").RunAsync([], cancellation: Stop));

        Assert.True(error.Detail.Length < 1_000, error.Detail);
    }

    [Theory]
    [InlineData("Grüße")]
    [InlineData("a\r\nb")]
    [InlineData("\u0001")]
    public async Task What_no_header_can_have_is_told_before_anything_is_sent(string key)
    {
        using var between = new Between((_, _, behind) => behind());
        using var http = between.Client(new("http://127.0.0.1:1"), "key");
        using var scout = new ScoutClient(http);

        Assert.Contains("Idempotency-Key", (await Assert.ThrowsAsync<ArgumentException>(() => scout.Workflow("w").RunAsync([], new() { IdempotencyKey = key }, Stop))).Message, StringComparison.Ordinal);
        Assert.Contains("Scout-Expect-Contract", (await Assert.ThrowsAsync<ArgumentException>(() => scout.Workflow("w", new() { Contract = key }).StartAsync([], cancellation: Stop))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => scout.Run("r").EventsAsync(after: key, cancellation: Stop).ToListAsync(Stop).AsTask());
        Assert.DoesNotContain(key, (await Assert.ThrowsAsync<ArgumentException>(() => new ScoutClient(new Uri("http://127.0.0.1:1"), key).Run("r").GetAsync(Stop))).Message, StringComparison.Ordinal);
        Assert.Equal(0, between.Requests);
    }

    [Theory]
    [InlineData("<html>Service Unavailable</html>", 1, 3)]
    [InlineData("", 1, 3)]
    [InlineData("""{"message": "Service Unavailable"}""", 1, 3)]
    [InlineData("""{"detail": "too much", "message": "too much"}""", 3, 3)]
    public async Task That_nothing_was_done_is_believed_of_the_server_alone(string body, int decisions, int executions)
    {
        foreach (var status in new[] { HttpStatusCode.ServiceUnavailable, (HttpStatusCode)429 })
        {
            using var between = new Between((_, _, _) => Task.FromResult(Between.Text(status, body, "text/html", ("Retry-After", "0"))));
            using var http = between.Client(new("http://127.0.0.1:1"), "key");
            using var scout = new ScoutClient(http);

            await Assert.ThrowsAsync<ScoutApiException>(() => scout.Run("r").ApproveAsync("yes", cancellation: Stop));
            Assert.Equal(decisions, between.Requests);
            await Assert.ThrowsAsync<ScoutApiException>(() => scout.Workflow("w").RunAsync([], cancellation: Stop));
            Assert.Equal(decisions + executions, between.Requests);
        }
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
